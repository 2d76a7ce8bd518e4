// Starts the module of a page of a copy. A page that was opened from a disk may
// read no other files, so that there it says what to do instead.
'use strict'
if (location.protocol === 'file:') document.getElementById('copy-file').hidden = false
else import(new URL(`../${document.currentScript.dataset.module}`, document.currentScript.src).href)
