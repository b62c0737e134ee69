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

/**
 * Writes the values of enums where their names stand. Compiled file by file, as the bundler does
 * it, even those that are meant to leave no trace become objects that are looked into.
 */
export function inlineEnums(code: string, parse: Parse): string {
  const tree = parse(code);
  const enums = new Map<string, ReadonlyMap<string, string>>();
  for (const statement of children(tree, 'body')) {
    for (const declared of children(statement, 'declarations')) {
      const name = nameOf(child(declared, 'id'));
      const members = membersOf(child(declared, 'init'));
      if (name !== null && members !== null) enums.set(name, members);
    }
  }
  const edits: Edit[] = [];
  walk(tree, (node, parent) => {
    if (node.type !== 'MemberExpression' || node.computed !== false) return;
    const members = enums.get(nameOf(child(node, 'object')) ?? '');
    const value = members?.get(nameOf(child(node, 'property')) ?? '');
    const isSet = parent?.type === 'AssignmentExpression' && parent.left === node;
    if (value !== undefined && !isSet) edits.push({ start: node.start, end: node.end, by: value });
  });
  return applyEdits(code, edits);
}

/** Of `function (X) { X[X["A"] = 0] = "A"; X["B"] = "b"; return X; }({})` each name with its value. */
function membersOf(init: Node | null): Map<string, string> | null {
  const maker = init?.type === 'CallExpression' ? child(init, 'callee') : null;
  const [self, ...others] = children(maker, 'params').map(nameOf);
  if (self === undefined || self === null || others.length > 0) return null;
  const members = new Map<string, string>();
  for (const statement of children(child(maker, 'body'), 'body')) {
    if (statement.type === 'ReturnStatement') continue;
    const outer = child(statement, 'expression');
    const place = child(outer, 'left');
    if (outer?.type !== 'AssignmentExpression' || nameOf(child(place, 'object')) !== self) {
      return null;
    }
    // That a number's name can be looked up is set by the same statement.
    const inner = child(place, 'property');
    const set = inner?.type === 'AssignmentExpression' ? inner : outer;
    const name = child(child(set, 'left'), 'property')?.value;
    const value = constant(child(set, 'right'));
    if (typeof name !== 'string' || value === null) return null;
    members.set(name, value);
  }
  return members;
}

function constant(node: Node | null): string | null {
  if (node?.type === 'UnaryExpression' && node.operator === '-') {
    const positive = constant(child(node, 'argument'));
    return positive === null ? null : `(-${positive})`;
  }
  const value = node?.type === 'Literal' ? node.value : null;
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : null;
}
