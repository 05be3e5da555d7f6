/** Reads the command line of the language server. */

export type Request =
  | { readonly kind: 'stdio' | 'ipc' | 'version' | 'help' }
  | { readonly kind: 'socket'; readonly port: number }
  | { readonly kind: 'pipe'; readonly name: string }
  | { readonly kind: 'error'; readonly message: string };

export const HELP = `gouji-language-server: checks Chinese budget disclosures; a server of the Language Server Protocol

  --stdio          speak over standard input and output
  --node-ipc       speak over Node's channel to the parent process
  --socket=PORT    connect to a client that listens on this port of the local machine
  --pipe=NAME      connect to a client that listens on this pipe or domain socket
  --version        print the version
  --help           print this text
`;

const USAGE = 'say how to speak to the client: --stdio, --node-ipc, --socket=PORT or --pipe=NAME';

/** What the arguments (without node and the script) ask for; a message of one line where they ask for nothing known. */
export function readArguments(argv: readonly string[]): Request {
  if (argv.includes('--help')) return { kind: 'help' };
  if (argv.includes('--version')) return { kind: 'version' };
  if (argv.includes('--stdio')) return { kind: 'stdio' };
  if (argv.includes('--node-ipc')) return { kind: 'ipc' };
  const socket = optionValue(argv, '--socket');
  if (socket !== undefined) return readSocket(socket);
  const name = optionValue(argv, '--pipe');
  if (name) return { kind: 'pipe', name };
  return { kind: 'error', message: USAGE };
}

function optionValue(argv: readonly string[], option: string): string | undefined {
  const at = argv.findIndex((argument) => argument === option || argument.startsWith(`${option}=`));
  if (at < 0) return undefined;
  return argv[at] === option ? (argv[at + 1] ?? '') : argv[at].slice(option.length + 1);
}

function readSocket(given: string): Request {
  const port = Number(given);
  if (given && Number.isInteger(port) && port > 0 && port < 65536) return { kind: 'socket', port };
  return { kind: 'error', message: `--socket needs a port from 1 to 65535, not "${given}"` };
}
