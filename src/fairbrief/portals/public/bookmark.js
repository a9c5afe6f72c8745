// Sends the selected words, or the whole page's, to the check, in a new tab.
// Runs as a bookmark on other sites: one expression, no line ending without a semicolon.
(() => {
const chosen = String(getSelection()).trim();
const text = (chosen || document.body.innerText).slice(0, 100000);
const form = document.createElement('form');
form.method = 'post';
form.action = CHECK;
form.target = '_blank';
form.rel = 'noopener';
form.acceptCharset = 'utf-8';
const give = (name, value) => {
const field = document.createElement('textarea');
field.name = name;
field.value = value;
form.append(field);
};
give('title', chosen ? '' : document.title);
give('text', text);
// A site may forbid that forms leave it: then the words go behind the # of the address.
addEventListener('securitypolicyviolation', (event) => {
if (event.effectiveDirective === 'form-action') {
open(CHECK + '#text=' + encodeURIComponent(text), '_blank', 'noopener');
}
}, {once: true});
form.hidden = true;
document.body.append(form);
HTMLFormElement.prototype.submit.call(form);
form.remove();
})()
