import {
  applyEdits,
  child,
  children,
  type Edit,
  type Node,
  nameOf,
  type Parse,
  walk,
} from './tree';

/** Members that the language or the browser calls. */
const CALLED_FROM_OUTSIDE =
  'constructor toString toJSON valueOf then next return throw handleEvent'.split(' ');

/**
 * Takes methods out of classes that nobody calls. Bundlers drop functions and modules that are not
 * used, but no methods, as those might be called from anywhere, by names put together at run time.
 * In xterm.js none are: a method whose name stands nowhere but where it is declared is dead, and
 * so is a property that is set and never read. What only these needed is dead then as well.
 *
 * @param named Names that other code uses, which is not part of `code`.
 */
export function dropUnnamed(code: string, named: ReadonlySet<string>, parse: Parse): string {
  for (let rest = code; ; ) {
    const tree = parse(rest);
    const used = usedNames(tree, named);
    const dead: Edit[] = [];
    walk(tree, (node) => {
      const name = nameOf(declaredName(node));
      if (name !== null && !used.has(name))
        dead.push({ start: node.start, end: node.end, by: ';' });
    });
    if (dead.length === 0) return rest;
    rest = applyEdits(rest, dead);
  }
}

/** Whatever might be the name of a member that is called or read, however it is written. */
function usedNames(tree: Node, named: ReadonlySet<string>): Set<string> {
  const used = new Set([...named, ...textsIn(tree), ...CALLED_FROM_OUTSIDE]);
  const declarations = new Set<Node | null>();
  walk(tree, (node, parent) => {
    declarations.add(declaredName(node));
    // Setting one of these runs code.
    if (node.type === 'MethodDefinition' && node.kind === 'set') {
      used.add(nameOf(child(node, 'key')) ?? '');
    }
    const isProperty = parent?.type === 'MemberExpression' && parent.property === node;
    const isKey = parent?.type === 'Property' && parent.key === node;
    const name = nameOf(node);
    if ((isProperty || isKey) && name !== null && !declarations.has(node)) used.add(name);
  });
  return used;
}

/** All texts in the code: any of them may be the name of a member that is looked up by it. */
export function textsIn(tree: Node): Set<string> {
  const texts = new Set<string>();
  walk(tree, (node) => {
    const value = node.type === 'TemplateElement' ? node.value : { cooked: node.value };
    if (node.type !== 'Literal' && node.type !== 'TemplateElement') return;
    if (typeof value === 'object' && value !== null && 'cooked' in value)
      texts.add(String(value.cooked));
  });
  return texts;
}

/** Where a method is declared, or a property set: the node of its name. */
function declaredName(node: Node): Node | null {
  if (node.type === 'MethodDefinition') return node.computed === false ? child(node, 'key') : null;
  const assignment = node.type === 'ExpressionStatement' ? child(node, 'expression') : null;
  const place = child(assignment, 'left');
  const value = child(assignment, 'right');
  if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=') return null;
  if (place?.type !== 'MemberExpression' || place.computed !== false) return null;
  if (value === null || !doesNothing(value)) return null;
  // To set a property may be all that is wanted, if it is an element's. Those of `this`, and of the
  // object that stands for a TypeScript namespace, are ours to judge.
  const object = child(place, 'object');
  const isJudged = object?.type === 'ThisExpression' || /^_[A-Z]/.test(nameOf(object) ?? '');
  return isJudged ? child(place, 'property') : null;
}

/** Whether a value can be left out with nobody noticing that it was not worked out. */
function doesNothing(node: Node): boolean {
  switch (node.type) {
    case 'ThisExpression':
    case 'Identifier':
    case 'Literal':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return true;
    case 'MemberExpression': {
      const object = child(node, 'object');
      return node.computed === false && object !== null && doesNothing(object);
    }
    case 'ArrayExpression':
      return children(node, 'elements').length === 0;
    case 'ObjectExpression':
      return children(node, 'properties').length === 0;
    default:
      return false;
  }
}
