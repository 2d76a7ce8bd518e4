// Starts the check in the browser. A page that was opened from a disk may not
// read other files, so that there it says what to do instead.
'use strict'
if (location.protocol === 'file:') document.getElementById('check-file').hidden = false
else import(new URL('verifier/page.mjs', document.currentScript.src).href)
