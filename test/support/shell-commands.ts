const TOKEN =
  /(?<space>(?:[ \t]|\\\n|(?<=^|\s)#[^\n]*)+)|(?<open>"?\$\()|(?<close>\)"?)|(?<end>[\n;&|]+)|(?<redirection>[<>]+[ \t]*)|(?<part>'[^']*'|"(?:[^"\\$]|\\.|\$(?!\())*"|\\.|[^\s'"\\;&|<>()]+)|./gs;

/** The commands of a shell script, word by word: also those of pipes and of $(…), without redirections. Nothing is run. */
export function shellCommands(script: string): string[][] {
  const commands: string[][] = [];
  const outer: string[][] = [];
  let words: string[] = [];
  let word: string | undefined;
  const endWord = () => {
    if (word !== undefined && !/^[<>]/.test(word)) words.push(word);
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  for (const { 0: token, groups } of `${script}\n`.matchAll(TOKEN)) {
    if (groups?.["part"] !== undefined) word = (word ?? "") + unquoted(token);
    else if (groups?.["space"] !== undefined) endWord();
    else if (groups?.["end"] !== undefined) endCommand();
    else if (groups?.["redirection"] !== undefined) {
      endWord();
      word = token.trim();
    } else if (groups?.["open"] !== undefined) {
      outer.push([...words, word ?? ""]);
      words = [];
      word = undefined;
    } else if (groups?.["close"] !== undefined && outer.length > 0) {
      endCommand();
      words = outer.pop() ?? [];
      word = words.pop();
    } else throw new Error(`cannot read ${token} in: ${script}`);
  }
  if (outer.length > 0) throw new Error(`$( is not closed in: ${script}`);
  return commands;
}

function unquoted(part: string): string {
  if (part.startsWith("'")) return part.slice(1, -1);
  if (part.startsWith('"')) return part.slice(1, -1).replaceAll(/\\(["\\$`])/g, "$1");
  return part.replace(/^\\/, "");
}
