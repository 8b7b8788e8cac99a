import { gunzipSync } from 'node:zlib';

const unpacked = (text: string) => new Uint8Array(gunzipSync(Buffer.from(text, 'base64')));

/** Written by pyarrow 26, because no JavaScript writes these types: id (text), tags (ListView of text), region (RunEndEncoded), town (text
 *  view), inner (struct of an integer and a LargeListView of text views), n (number); three rows in two batches. */
export const foreignArrow = {
	file: unpacked(
		'H4sIAAAAAAACA+1XsW4TQRCdXZ+dEzrQFVGUEIorKChSJBAhF0g4XSQDMaYgHb7Eh2Nh7iTbIaFzmYKCMiUFBQVFCoqUSLQUKSgoKfgIV5iZu7mwN/ji' +
			'kChUWWk9Oztv3s7O7k02K/X62tMlgBG2XQ3gArUr4EAJimDjCJuyUAfUbPy1+BcQAeChz6FCP+w/UV9mm/1rNELHAvHN8lxMhT1ETxt7KZ7RsJxgrxLO' +
			'YyzSwhb2aexF7O0wDLooFxHbTPDXpw1u4nVZbmBfR8ybBDcrYyDZ7gcvaTxAzKcEp11ez4zVx35vRHZQFNuPEzj70U5I42+IsWMfNSP3VOM1aO/doNWO' +
			'0MNCbDnBFyUv4V75ne2gB7CAGBe9Kf9T8Ym4fF4Qx37T8CNMdzt8FoTNXqI72Kfi+XQvH5M15yieG0Ye0xz0/Vbs+x5x33PiM3P59Ti+kojvbz/KRbtJ' +
			'uhXP0f0b6mRtag7M8A10YiYoWHGMu4oBcA11l2+jgxrAEG0LfA80/Gma9wWGBN5zXnNYusY5AO/B5PGMfFO7JfRFwbsoeCssCyxXBX5V8NWEvSbs60Jv' +
			'CHxDxD1gOcfyncDn6Wl+DoT9QOzvs9CPBP5I5okT+zjdj8rmu6Gy55DGogWvFudUyLHDmHsxTtfn1AsT4kvn0u+julS9Xb2T1D7TrkWMmrn9jc1jTMH4' +
			'Nh9F3eaTL4ddGq/1OhEY5/0w8tqpTmOv7of+gkcuHT9ses9fd14ExlrqhDxJOY+9E4UtGKPPC/0uj70gjLZbW14/8jYCL+j0gp2toBuczcTrFjPRDu9n' +
			'o7crp6079inrjjpn3bGF1OL7AaFboi5Z4vuGCXVKTahTKV9Z2MuCryLwq4K/JuJuiLozEPx5esq/J+x7Ip63Qt8X+H0RzwfI1p28i26LuqP+sY6cVVcX' +
			'xJ/eMao1eTgab46Zp7Og2nLCdT5VXRm37v+qD2YdSO+Dg9WgFFcAl//OWfCA3oHGO25PZwv78btkKjtvK/Pbvnw/X76fL+b9fIgTK/H/cr8BxothcdIN' +
			'AAA='
	),
	stream: unpacked(
		'H4sIAAAAAAACA71UMW/TUBA+PzuphQzyUFUtZfDAwJAhQIUyIJExUgQEWLoRp3kkEcaWnISWLWMHBsaODAwMDB0YOiKxMnRgYGTgR2TC3NnP5eWIk9AK' +
			'nnS+d++++969e8+XJElyIABcoHEJHChDCWyc4TAstAEtG7+W+gIiADyMOTEwDuUH2jvKZ/9MEgw0iW9TraVUKCFG2ijldEXAToa9TDhPYZEW+ijrKCWU' +
			'QRjKGHUVsd0Mf3Vd4yZeV+kOyi5iXme4TZ4D6cFIvqD5BDEfM5xw1X56rj7K3YT8YFBu3xdwjqL9kOZfEWOnMcYGP1NL7UFnj2VvEGGEhdhahi9xXsK9' +
			'9IOxHAJUEONiNNV/Lb0RV90XpLlf1+IIE4/DpzLsDjPbQVlL1/OzfMj23KJ8rml1zGsw8ntp7DvEfSvIT6/ll7P8yiy/P+OoFoMu2Va6hqHJVGR703Bg' +
			'Q71AJ2UC00pzPDAUAK6g7arX6KAFMEVfRb0DAb+HUOcCTYM6c9FwlHa1ewB1Bp3H0+pN4wazq4y3ynjrSptKNxi+wfhazN9i/l1mtxm+zfKeKL2l9FuG' +
			'L7Lz+hwz/zE73ydmnzL8Ka+TKuyj/DzGbL3bxuw95LkIxivYPZkFfpjzLubZ4oK2uSS/fC3/P5o3m7eat7Pep/sFy1Eobr+zd4YxtX/zQRR3n3w+iWn+' +
			'cBhEoN33/cgb5DbNvcd+6Fc8Cgn8sOs9exU8l9pexoI6cb2NEkRhD+bY28y+o+aeDKNxr++NIq8jPRkM5X5fxvJ8LrVvaSbb6b3Z7O36qn3HXrHvGBfs' +
			'OzbTgv0/wGyL9SWL/d+wpE8ZS/pUzldj/hrjqzN8g/G3WN5t1ncmjL/IzvkPmf+Q5fOG2UcMf8TyeQ+zfafoodus7xh/2UfOaxv/iD9/Y9RrinA035uz' +
			'TndBvWXBc16pr8zb93/1B70P0OwXTAmVdQgLAAA='
	),
	/** id, and coded: RunEndEncoded with a dictionary. */
	coded: unpacked(
		'H4sIAAAAAAACA5VTO07DQBCdcdYfRS5cWNGWLihScABKDsAdULBdIKFEIgqCLgUlB+EIHIo7LG/Wu85mMQoeaTxfv515XhtjzC0TVSSypJIySqmAB2FF' +
			'CuYdPWIT6DdU/Gvk0LDS8BuXk/oRegVNoe2u6zvYNXor0kDNKMcJFdXuPE5rPG8CDJEM+rJ5OvR7wjuFrRSu/mXPJZb+o8WtbU1wZYsBl5LKzeExpef5' +
			'sL3vt91+iEtobvMeb8DKIixOxeoAS/Z87CRWYw6jmE/Y2sUlvIHJ0qJRomxNj/Msx7089xqdylXuXD6hkyzobymdrYIZvXAUT+Vf3057FBzusTrfY6Hs' +
			'DusR5Xzuj4m58xlz+x111KeD70juvoTSRHUK7mQoc+OYp81D+yvHM3hrLvDG/+StiCxHPFIUqwu8qog3nuBgTuxzbVTn4H8R+wPA25/ogAQAAA=='
	)
};
