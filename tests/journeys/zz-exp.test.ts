import { test } from 'vitest';
import { launchBrowser, newPhone } from '#tests/support/browser.ts';
import { startServer } from '#tests/support/server.ts';
import { residentOn } from './support/resident.ts';
import { wordsOf } from './support/words.ts';
test('q', async () => {
  const [b, s, w] = await Promise.all([launchBrowser(), startServer(), wordsOf('en', 'hino')]);
  const phone = await newPhone(b);
  const r = residentOn(phone.page, s.residents, w);
  await r.start();
  for (const wait of [0, 20, 60, 150, 310]) {
    let kept = 0;
    for (let n = 0; n < 6; n++) {
      const v = `v${wait}-${n}`;
      await r.box('dogName').fill(v);
      await new Promise((x) => setTimeout(x, wait));
      await phone.page.reload();
      await r.atPage('dog-kind');
      if ((await r.box('dogName').inputValue()) === v) kept++;
    }
    process.stdout.write(`wait ${wait}: kept ${kept}/6\n`);
  }
  await b.close(); await s.stop();
});
