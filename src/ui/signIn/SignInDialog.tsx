import { signInWords } from '../messages/en/signIn';
import { Dialog } from '../parts/Dialog';
import { SignInForm } from './SignInForm';

/** Over a console whose lines are kept: the sign-in has ended meanwhile. */
export function SignInDialog(props: {
  readonly onSignedIn: () => void;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={signInWords.title} onClose={props.onClose}>
      <SignInForm onSignedIn={props.onSignedIn} />
    </Dialog>
  );
}
