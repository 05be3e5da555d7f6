/** The worker of pdfjs, which has no types: it is loaded for what it sets, and nothing of it is called. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
