const laenge =
	'geo laenge, geogr laenge, geographische laenge, geografische laenge, laenge wgs84, geografisk lengde, laenge=0.75, lengde=0.75';
const breite =
	'geo breite, geogr breite, geographische breite, geografische breite, breite wgs84, geografisk bredde, breite=0.75, bredde=0.75';

/** Headers of tables of reps; written as in words-accounts.ts. */
export const repWords: Readonly<Record<string, string>> = {
	rep_id: `rep id, user id, employee id, employee number, owner id, id=0.85, personalnummer, personalnr, personal nr, pers nr, persnr, personal id, mitarbeiter id, mitarbeiternummer, mitarbeiter nr, ma nr, vertreternummer, vertreter nr, vertreternr, adm nr, pernr,
		ansattnr, ansattnummer, selgernr, selgernummer, selger id, sales rep id, salesperson id, kuerzel=0.8, initialer=0.7, user=0.6, nr=0.7, nummer=0.7, record id=0.8, kode=0.5,
		rep code, salesperson code, sales code=0.7, employee=0.6`,
	name: `name, full name, rep name, rep=0.8, sales rep, user name=0.7, employee name, employee, mitarbeiter, mitarbeitername, vertreter, vertretername, vertriebsmitarbeiter, vertriebler, aussendienstmitarbeiter, adm, berater,
		verkaeufer, navn, selger, selgernavn, ansatt, salesperson, owner=0.8, owner name, betreuer, aussendienst=0.8, display name,
		sales person name, salesperson name, sales person`,
	lon: `lon, lng, long, longitude, laengengrad, lengdegrad, home lon, home longitude, x=0.5, ${laenge}`,
	lat: `lat, latitude, breitengrad, breddegrad, home lat, home latitude, y=0.5, ${breite}`,
	capacity_hours: `capacity hours, capacity, field hours, kapazitaet, kapazitaet stunden, stunden pro jahr, stunden jahr, std jahr, std pro jahr, std p a, stunden p a, h jahr, h p a, jahresstunden, aussendienststunden, hours per year, kapasitet, timer per aar, timer pr aar, feltimer, working hours=0.6, kapazitaet h, verfuegbare stunden`,
	industries: `industries, industry, specialities, specialties, speciality, branchen, branche, branchenschwerpunkt, spezialisierung, schwerpunkt, bransjer, bransje, spesialitet, expertise=0.7`,
	region: `region, sales region, vertriebsregion, team, vertriebsteam, district, distrikt, bezirk=0.8, territory=0.7, gebiet=0.8, verkaufsgebiet=0.8, salgsdistrikt, division=0.5, bereich=0.6, niederlassung=0.7, avdeling=0.7, abteilung=0.6, department=0.6, role hierarchy=0.5`,
	manager_id: `manager, manager id, reports to, vorgesetzter, vorgesetzte, fuehrungskraft, teamleiter, regionalleiter, verkaufsleiter, vertriebsleiter, sales manager, leder, naermeste leder, salgsleder, line manager, supervisor,
		parent sales person, parent rep, parent=0.6`,
	active: `active, aktiv, is active, status=0.7, user active, enabled, employed=0.7`,
	street: `street, home address, home street, street address, address=0.8, strasse, adresse=0.8, wohnadresse, hjemmeadresse, gateadresse, strasse hausnummer, gate`,
	postcode: `postcode, postal code, zip, zip code, plz, postleitzahl, postnr, postnummer, home postcode, home zip, plz wohnort, zip postal code`,
	city: `city, town, ort, stadt, wohnort, home city, sted, poststed, bosted, hjemsted, home town, location=0.5, standort=0.7, home base=0.7, place`,
	country: `country, country code, land, laendercode`
};
export const repHelpers: Readonly<Record<string, string>> = {
	house_number: `house number, hausnummer, hausnr, husnr, husnummer`,
	postcode_city: `plz ort, postnr sted, postnr poststed, plz wohnort, zip city, plz und ort`,
	address: `full address, home address=0.8, anschrift, wohnanschrift`,
	lat_lon: `coordinates, koordinaten, koordinater, lat lon, latlon, home coordinates`,
	first_name: `first name, given name, vorname, fornavn`,
	last_name: `last name, surname, family name, nachname, etternavn, familienname`,
	none: `role, rolle, title, titel, stilling, funktion, profile, profil, department, created date, last login, hire date, eintrittsdatum, kostenstelle, cost center, fte, quota, ziel, umsatzziel, budget, alias, federation id, username, benutzername`
};

/** Headers of tables of postcodes, GeoNames' among them. */
export const postcodeWords: Readonly<Record<string, string>> = {
	country: `country code, country, land, laendercode, landkode`,
	postcode: `postal code, postcode, zip, zip code, plz, postleitzahl, postnr, postnummer, zip postal code`,
	city: `place name, place, city, town, ort, ortsname, stadt, sted, poststed`,
	lon: `longitude, lon, lng, laengengrad, lengdegrad, ${laenge}`,
	lat: `latitude, lat, breitengrad, breddegrad, ${breite}`,
	rep_id: `rep id, rep, owner, vertreter, vertreter nr, adm, aussendienst, selger, selgernr, betreuer, berater, vertriebler, sales rep, verkaeufer`
};
export const postcodeHelpers: Readonly<Record<string, string>> = {
	none: `admin name1, admin code1, admin name2, admin code2, admin name3, admin code3, accuracy, bundesland, kreis, landkreis, fylke, kommune, kommunenummer, state, county, region, einwohner, population, kategori`
};
