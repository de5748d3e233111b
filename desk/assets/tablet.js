// A page that waits for nobody goes back to the faces; a touch means that somebody is there.
(() => {
  'use strict';
  const seconds = Number(document.querySelector('main').dataset.again);
  let waiting;
  const wait = () => {
    clearTimeout(waiting);
    if (seconds) waiting = setTimeout(() => location.replace('/rate'), seconds * 1000);
  };
  document.addEventListener('pointerdown', wait);
  wait();
})();
