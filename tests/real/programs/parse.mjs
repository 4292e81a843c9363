// Parses the message on standard input with npm's mailparser and prints what a program needs of it.
// usage: node parse.mjs FOLDER_OF_MAILPARSER
import { createRequire } from 'node:module';
const { simpleParser } = createRequire(import.meta.url)(process.argv[2]);
const mail = await simpleParser(process.stdin, { skipHtmlToText: true, skipTextToHtml: true });
console.log(JSON.stringify({
  subject: mail.subject, date: mail.date, text: mail.text, html: mail.html,
  attachments: mail.attachments.length, list: mail.headers.get('list'),
}));
