import { useEffect } from 'react';
import { useServices } from '../app/services';
import { signInWords } from '../messages/en/signIn';
import { SignInForm } from './SignInForm';

export function SignInPage({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { config } = useServices();
  useEffect(() => {
    document.title = signInWords.title;
  }, []);
  return (
    <main className="mx-auto flex min-h-dvh max-w-[432px] flex-col justify-center gap-4 px-4 py-8">
      {(config.brand.logo !== null || config.brand.name !== null) && (
        <div className="flex items-center gap-2">
          {config.brand.logo !== null && (
            <img src={config.brand.logo} alt="" className="size-6 rounded-md" />
          )}
          {config.brand.name}
        </div>
      )}
      <h1 className="m-0 font-medium text-lg">{signInWords.title}</h1>
      <SignInForm onSignedIn={onSignedIn} />
    </main>
  );
}
