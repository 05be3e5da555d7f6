/** Entry of the language server: stdio, node-ipc or socket, as the arguments say. */

export {};
