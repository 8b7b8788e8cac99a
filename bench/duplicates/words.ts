/** Words that labelled sets are made of, per market. Written down without a look at what the matcher knows. */
export interface MarketWords {
	readonly file: string;
	readonly country: string;
	readonly surnames: readonly string[];
	readonly given: readonly string[];
	readonly trades: readonly string[];
	readonly syllables: readonly string[];
	readonly forms: readonly string[];
	readonly streets: readonly string[];
	/** Companies of one group; the last third only in held-out sets. */
	readonly groupWords: readonly string[];
	readonly branch: (name: string, town: string) => readonly string[];
	readonly numberFirst: boolean;
}

const words = (text: string) => text.split('|');

export const german: MarketWords = {
	file: 'de',
	country: 'DE',
	surnames: words(
		'Müller|Schmidt|Schneider|Fischer|Weber|Meyer|Wagner|Becker|Schulz|Hoffmann|Schäfer|Koch|Bauer|Richter|Klein|Wolf|Schröder|Neumann|Schwarz|Zimmermann|Braun|Krüger|Hofmann|Hartmann|Lange|Schmitt|Werner|Schmitz|Krause|Meier|Lehmann|Schmid|Schulze|Maier|Köhler|Herrmann|König|Walter|Mayer|Huber|Kaiser|Fuchs|Peters|Lang|Scholz|Möller|Weiß|Jung|Hahn|Schubert|Vogel|Friedrich|Keller|Günther|Frank|Berger|Winkler|Roth|Beck|Lorenz|Baumann|Franke|Albrecht|Schuster|Simon|Ludwig|Böhm|Winter|Kraus|Martin|Schumacher|Krämer|Vogt|Stein|Jäger|Otto|Sommer|Groß|Seidel|Heinrich|Brandt|Haas|Schreiber|Graf|Schulte|Dietrich|Ziegler|Kuhn|Kühn|Pohl|Engel|Horn|Busch|Bergmann|Thomas|Voigt|Sauer|Arnold|Wolff|Pfeiffer|Börner|Grünwald|Hübner|Reußner|Ahlers|Brüggemann|Dürr|Eßer|Föll|Gäbler|Häußler|Jürgens|Kämmerling|Löffler|Mößner|Nölle|Öttinger|Rößler|Süß|Tönnies|Uhlmann|Völker|Wüst|Zöller|Achterberg|Bohnenkamp|Claasen|Dombrowski|Ehrenfeld|Fennekohl|Gutknecht|Hasselbach|Immendörfer|Jablonski|Kowalski|Lindenthal|Morgenroth|Niemeyer|Oesterle|Papendieck|Quandel|Rautenberg|Stachowiak|Trautwein|Unterberg|Viehweger|Wittenbrink|Zschieschang'
	),
	given: words(
		'Andreas|Bernd|Christian|Dieter|Erwin|Franz|Georg|Hans|Ingo|Josef|Karl|Ludger|Manfred|Norbert|Otto|Peter|Ralf|Stefan|Thomas|Uwe|Volker|Wolfgang|Sabine|Petra|Heike'
	),
	trades: words(
		'Maschinenbau|Metallbau|Elektrotechnik|Werkzeugbau|Stahlhandel|Fördertechnik|Kunststofftechnik|Verpackungen|Heizungsbau|Sanitärtechnik|Druckerei|Möbelhaus|Autohaus|Bauunternehmen|Tiefbau|Dachdeckerei|Zimmerei|Tischlerei|Gartenbau|Landtechnik|Baustoffe|Spedition|Logistik|Reinigungstechnik|Medizintechnik|Labortechnik|Optik|Feinmechanik|Antriebstechnik|Hydraulik|Pumpen|Armaturen|Getränke|Backwaren|Fleischerei|Molkerei|Feinkost|Textilpflege|Softwarehaus|Datentechnik|Messtechnik|Sicherheitstechnik|Aufzüge|Kältetechnik|Klimatechnik|Lüftungsbau|Anlagenbau|Apparatebau|Behälterbau|Blechbearbeitung|Drehteile|Oberflächentechnik|Härterei|Gießerei|Lackiererei|Büromöbel|Innenausbau|Parkett|Fensterbau|Glasbau|Steuerungsbau|Ingenieurbüro|Planungsbüro|Consulting|Handel|Service|Systeme|Technik'
	),
	syllables: words(
		'ver|tra|con|ro|lux|mo|ti|ka|den|sol|ar|plan|no|vi|tek|ma|xo|ren|bi|so|qua|fer|lin|dor|gal|hel|per|sta|um|zet'
	),
	forms: words(
		'GmbH|GmbH|GmbH|GmbH|GmbH|GmbH|GmbH & Co. KG|GmbH & Co. KG|GmbH & Co. KG|AG|KG|OHG|e.K.|e.K.|UG (haftungsbeschränkt)|SE|eG'
	),
	streets: words(
		'Hauptstraße|Hauptstraße|Hauptstraße|Bahnhofstraße|Bahnhofstraße|Industriestraße|Industriestraße|Gewerbestraße|Dorfstraße|Schulstraße|Gartenstraße|Bergstraße|Ringstraße|Goethestraße|Schillerstraße|Mozartstraße|Dieselstraße|Siemensstraße|Daimlerstraße|Robert-Bosch-Straße|Carl-Zeiss-Straße|Max-Planck-Straße|Otto-Hahn-Straße|Am Bahnhof|Am Markt|Marktplatz|Kirchplatz|Lindenweg|Birkenweg|Ahornweg|Im Gewerbepark|Gewerbering|Industriering|Hansaring|Alte Landstraße|Lange Straße|Mühlenweg|Ziegelhütte|Hafenstraße|Zum Kraftwerk|An der Autobahn|Berliner Straße|Hamburger Straße|Frankfurter Allee|Münchner Straße|Feldweg|Wiesenstraße|Kaiserstraße|Königstraße|Werner-von-Siemens-Ring'
	),
	groupWords: words('Verwaltungs|Holding|Immobilien|Vertriebs|Beteiligungs|Service|Energie|Leasing|Akademie|Montage'),
	branch: (name, town) => [
		`${name} Niederlassung ${town}`,
		`${name}, Werk ${town}`,
		`${name} ${town}`,
		`${name} - ${town}`
	],
	numberFirst: false
};

export const norwegian: MarketWords = {
	file: 'no',
	country: 'NO',
	surnames: words(
		'Hansen|Johansen|Olsen|Larsen|Andersen|Pedersen|Nilsen|Kristiansen|Jensen|Karlsen|Johnsen|Pettersen|Eriksen|Berg|Haugen|Hagen|Johannessen|Andreassen|Jacobsen|Dahl|Jørgensen|Henriksen|Lund|Halvorsen|Sørensen|Jakobsen|Moen|Gundersen|Iversen|Strand|Solberg|Svendsen|Eide|Knutsen|Martinsen|Paulsen|Bakken|Kristoffersen|Mathisen|Lie|Amundsen|Nguyen|Rasmussen|Lunde|Solheim|Berge|Moe|Nygård|Bakke|Kristensen|Fredriksen|Holm|Lien|Hauge|Christensen|Andresen|Nielsen|Knudsen|Evensen|Sæther|Aas|Myhre|Hanssen|Haugland|Thomassen|Sivertsen|Simonsen|Danielsen|Berntsen|Rønning|Sandvik|Arnesen|Næss|Antonsen|Haug|Vik|Ellingsen|Edvardsen|Thorsen|Gulbrandsen|Birkeland|Ruud|Aasen|Strøm|Myklebust|Tangen|Ødegård|Eliassen|Helland|Bøe|Aune|Mikkelsen|Tveit|Brekke|Madsen|Ødegaard|Skjærvø|Kvåle|Øverland|Fjærestad'
	),
	given: words(
		'Arne|Bjørn|Dag|Egil|Finn|Geir|Harald|Inge|Jan|Kjell|Lars|Morten|Nils|Odd|Per|Rolf|Svein|Terje|Øyvind|Åge|Anne|Berit'
	),
	trades: words(
		'Bygg|Eiendom|Rør|Elektro|Transport|Regnskap|Maskin|Mekaniske|Bil|Blikk|Maling|Tømrer|Murerservice|Anlegg|Graving|Entreprenør|Rederi|Fisk|Sjømat|Laks|Havbruk|Verft|Marina|Offshore|Data|IT|Konsult|Reklame|Trykk|Møbler|Interiør|Kjøkken|Glass|Vindu|Tak|Betong|Stål|Sveis|Hydraulikk|Kulde|Ventilasjon|Energi|Kraft|Skog|Trelast|Landbruk|Gartneri|Bakeri|Slakteri|Meieri|Dagligvare|Sport|Optikk|Tannklinikk|Renhold|Vakt|Sikkerhet|Logistikk|Engros|Handel|Service|Teknikk'
	),
	syllables: words('nor|fjo|vik|tek|sol|ma|ri|ko|lun|dra|bal|hel|tro|fin|sta|ner|va|go|lex|ska|bri|mar|un|tel'),
	forms: words('AS|AS|AS|AS|AS|AS|AS|AS|AS|AS|ASA|ANS|DA|ENK'),
	streets: words(
		'Storgata|Storgata|Storgata|Strandgata|Kirkegata|Industriveien|Industriveien|Skolegata|Sjøgata|Torggata|Dronningens gate|Kongens gate|Karl Johans gate|Havnegata|Fjordveien|Skogveien|Bakkeveien|Stasjonsveien|Ringveien|Solveien|Fjellveien|Nedre Slottsgate|Øvre Langgate|Møllergata|Verftsgata|Elvegata|Parkveien|Haugesundsvegen|Gamle Riksveg|Trondheimsveien|Drammensveien|Nesvegen|Åsveien|Brugata|Torget|Bryggen|Grenseveien|Økernveien'
	),
	groupWords: words('Holding|Invest|Eiendom|Service|Utvikling|Gruppen|Montasje|Utleie|Akademi'),
	branch: (name, town) => [`${name} avd. ${town}`, `${name} avd ${town}`, `${name} ${town}`, `${name} - ${town}`],
	numberFirst: false
};

export const english: MarketWords = {
	file: 'gb',
	country: 'GB',
	surnames: words(
		'Smith|Jones|Taylor|Brown|Williams|Wilson|Johnson|Davies|Patel|Robinson|Wright|Thompson|Evans|Walker|White|Roberts|Green|Hall|Wood|Jackson|Clarke|Clark|Hughes|Harris|Harrison|Lewis|Martin|Turner|Cooper|Hill|Ward|Morris|Moore|Baker|King|Watson|Harvey|Lee|Allen|Mitchell|Scott|Anderson|Bennett|Gray|Grey|Cook|Cooke|Murphy|Parker|Stewart|Stuart|Phillips|Philips|Reid|Read|Campbell|Shaw|Carter|Bell|Collins|Simpson|Cox|Rogers|Rodgers|Richardson|Young|Foster|Graham|Powell|Murray|Ellis|Marshall|Webb|Hunt|Stevens|Stephens|Palmer|Holmes|Mills|Barnes|Knight|Matthews|Lloyd|Pearson|Pierson|Fletcher|Butterworth|Hargreaves|Ormerod|Pemberton|Quigley|Ravenscroft|Satterthwaite|Thistlewood|Underhill|Wolstenholme'
	),
	given: words('James|Oliver|Harry|Peter|Simon|Martin|Graham|Nigel|Colin|Keith|Susan|Helen|Karen|Alan|Derek'),
	trades: words(
		'Engineering|Builders|Plumbing|Electrical|Joinery|Roofing|Transport|Haulage|Logistics|Packaging|Plastics|Steel|Fabrications|Tools|Fasteners|Bearings|Hydraulics|Pumps|Controls|Automation|Instruments|Foods|Bakery|Dairy|Meats|Brewery|Textiles|Carpets|Furniture|Kitchens|Windows|Glass|Doors|Scaffolding|Groundworks|Civil Engineering|Surveyors|Architects|Accountants|Solicitors|Insurance|Travel|Motors|Tyres|Garage|Dental Practice|Opticians|Pharmacy|Care Homes|Cleaning Services|Security|Software|Computers|Telecoms|Printers|Signs|Marketing|Supplies|Trading|Services|Systems|Products'
	),
	syllables: words('al|bex|cor|dyn|ex|fen|gen|hal|in|jet|kor|lum|mer|nex|ox|pro|quo|ral|syn|ter|uni|ven|wex|zen'),
	forms: words('Ltd|Ltd|Ltd|Ltd|Ltd|Limited|Limited|Limited|LLP|plc|'),
	streets: words(
		'High Street|High Street|High Street|Station Road|Station Road|Main Street|Park Road|Church Road|Church Street|London Road|Victoria Road|Green Lane|Manor Road|Kings Road|Queens Road|New Road|Mill Lane|Mill Road|Albert Street|George Street|Bridge Street|Market Place|Market Street|North Street|South Street|West Avenue|Park Avenue|Queensway|Industrial Estate Road|Enterprise Drive|Commerce Park Drive|Trinity Court|Foundry Lane|Canal Street|Dock Road|Quarry Hill|Brunel Way|Stephenson Court|Wharf Road'
	),
	groupWords: words('Holdings|Properties|Group|Services|International|Estates|Energy|Leasing|Training'),
	branch: (name, town) => [`${name} - ${town}`, `${name} (${town})`, `${name} ${town} Branch`, `${name} ${town}`],
	numberFirst: true
};
