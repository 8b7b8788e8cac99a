/** Mailboxes that say nothing about a firm. */
const mailboxes = new Set(
	`gmail.com googlemail.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de outlook.com outlook.de hotmail.com hotmail.de hotmail.no live.com live.de live.no yahoo.com yahoo.de yahoo.no icloud.com me.com mac.com aol.com aol.de freenet.de arcor.de
	1und1.de online.de mail.de posteo.de mailbox.org protonmail.com proton.me online.no broadpark.no getmail.no bluewin.ch aon.at chello.at vodafone.de kabelmail.de mail.com msn.com`.split(
		/\s+/
	)
);

/** Domain of a web address or behind the @ of a mailbox, in lower case without "www."; what stands before the @ is never kept. null = none, or
 *  one that many firms share. */
export function domainOf(text: string): string | null {
	const host = text
		.slice(0, 500)
		.trim()
		.toLowerCase()
		.replace(/^[a-z]+:\/\//, '')
		.replace(/^.*@/, '')
		.replace(/[/?#:>\s,;].*$/, '')
		.replace(/^www\d?\./, '');
	return /^[\p{L}\d-]+(\.[\p{L}\d-]+)+$/u.test(host) && !mailboxes.has(host) ? host : null;
}
