import type { Section } from './sections.ts';

/**
 * Words for branches of trade in German, English and Norwegian. `names` are whole names; those between two semicolons mean the
 * same, so that they can stand for each other. `stems` tell the branch wherever they stand in a word (five letters or more) or as
 * a word of their own (fewer). `leads`: what a firm does with the goods, which counts more than the goods ("Maschinenhandel").
 */
export interface Keyword {
	readonly activity: readonly [Section, number | null];
	readonly names: string;
	readonly stems?: string;
	readonly leads?: true;
}

export const keywords: readonly Keyword[] = [
	{
		activity: ['A', null],
		names: 'Landwirtschaft|Agriculture|Landbruk|Jordbruk|Agrar|Farming',
		stems: 'landwirt|agrar|agricultur|landbruk|jordbruk|farming|gartenbau|gartneri'
	},
	{ activity: ['A', 2], names: 'Forstwirtschaft|Forestry|Skogbruk', stems: 'forstwirt|forestry|skogbruk|forstbetrieb' },
	{
		activity: ['A', 3],
		names:
			'Fischerei|Fishing|Fiskeri|Fisheries;Fisheries and aquaculture|Fiskeri og havbruk|Fischerei und Aquakultur;Aquaculture|Havbruk|Akvakultur|Aquakultur',
		stems: 'fischerei|fishing|fisher|fiske|aquacultur|akvakultur|havbruk|oppdrett|aquakultur'
	},
	{
		activity: ['B', null],
		names: 'Bergbau|Mining|Gruvedrift|Bergverk',
		stems: 'bergbau|mining|gruve|bergverk|steinbruch|quarry|kiesgrube'
	},
	{
		activity: ['B', 6],
		names: 'Erdöl und Erdgas|Oil and gas|Olje og gass|Öl und Gas',
		stems: 'erdoel|erdgas|petroleum|offshore|oljeutvinning'
	},
	{
		activity: ['C', null],
		names:
			'Industrie|Industry|Industri;Manufacturing|Verarbeitendes Gewerbe|Produktion|Herstellung|Produksjon|Industriproduksjon',
		stems: 'manufactur|verarbeitend|herstell|industri|produksjon|produktion|fabrik'
	},
	{
		activity: ['C', 10],
		names:
			'Lebensmittel|Lebensmittelindustrie|Nahrungsmittel|Nahrungsmittelindustrie|Food|Food industry|Næringsmiddel|Næringsmiddelindustri|Matvareindustri|Nahrungs- und Genussmittel;Food and beverages|Food and beverage|Mat og drikke|Lebensmittel und Getränke',
		stems:
			'lebensmittel|nahrungsmittel|food|naeringsmiddel|matvare|baeckerei|bakery|bakeri|metzgerei|fleisch|schlacht|molkerei|dairy|meieri|slakteri|suesswaren'
	},
	{
		activity: ['C', 11],
		names: 'Getränke|Getränkeindustrie|Beverages|Drikkevarer;Brauerei|Brewery|Bryggeri',
		stems: 'getraenk|beverage|drikkevare|brauerei|brewery|bryggeri|kellerei|winery'
	},
	{
		activity: ['C', 13],
		names: 'Textil|Textilien|Textilindustrie|Textiles|Textile industry|Tekstil|Tekstilindustri',
		stems: 'textil|tekstil|weberei|spinnerei'
	},
	{
		activity: ['C', 14],
		names: 'Bekleidung|Clothing|Apparel|Klær|Bekleidungsindustrie',
		stems: 'bekleidung|clothing|apparel|bekledning'
	},
	{
		activity: ['C', 16],
		names:
			'Holz|Holzindustrie|Holzverarbeitung|Wood|Wood industry|Timber|Trevare|Trelast|Trevareindustri|Holzwirtschaft',
		stems: 'holz|saegewerk|sawmill|timber|trevare|trelast|sagbruk|schreinerei|tischlerei'
	},
	{
		activity: ['C', 17],
		names:
			'Papier|Papierindustrie|Paper|Pulp and paper|Papir|Papirindustri|Treforedling;Packaging|Verpackung|Verpackungen|Verpackungsindustrie|Emballasje|Emballasjeindustri',
		stems: 'papier|paper|papir|karton|verpackung|packaging|emballasje|wellpappe|treforedling'
	},
	{
		activity: ['C', 18],
		names: 'Druck|Druckerei|Druckindustrie|Printing|Trykkeri|Grafische Industrie|Grafisk industri',
		stems: 'druckerei|printing|trykkeri|grafische'
	},
	{
		activity: ['C', 20],
		names: 'Chemie|Chemische Industrie|Chemieindustrie|Chemicals|Chemical industry|Kjemi|Kjemisk industri|Kjemikalier',
		stems: 'chemie|chemisch|chemical|kjemi|lackfabrik|farben'
	},
	{
		activity: ['C', 21],
		names:
			'Pharma|Pharmaindustrie|Pharmazie|Pharmaceuticals|Pharmaceutical industry|Farmasi|Legemidler|Legemiddelindustri|Arzneimittel',
		stems: 'pharma|farmasoeyt|legemid|arzneimittel'
	},
	{
		activity: ['C', 22],
		names:
			'Kunststoff|Kunststoffe|Kunststoffindustrie|Kunststoffverarbeitung|Plastics|Plastics industry|Plast|Plastindustri|Gummi und Kunststoff|Rubber and plastics|Gummi og plast',
		stems: 'kunststoff|plastic|plastindustri|gummi|rubber|spritzguss|plast'
	},
	{
		activity: ['C', 23],
		names:
			'Glas und Keramik|Glass and ceramics|Glass og keramikk;Steine und Erden;Baustoffe|Building materials|Byggevarer',
		stems: 'keramik|ceramic|glashuette|zement|cement|sement|baustoff|betonwerk|glasindustri'
	},
	{
		activity: ['C', 24],
		names:
			'Metall|Metallindustrie|Metals;Metallerzeugung|Metallurgi;Stahl|Stahlindustrie|Steel|Steel industry|Stål|Stålindustri;Giesserei|Foundry|Støperi',
		stems: 'stahlwerk|stahl|steel|giesserei|foundry|stoeperi|metallurg|aluminium|staalverk'
	},
	{
		activity: ['C', 25],
		names:
			'Metallverarbeitung|Metallbearbeitung|Metalworking|Metal fabrication;Metallbau;Stahlbau;Metallwaren|Metal products|Metallvarer|Metallvareindustri;Mekanisk verksted',
		stems:
			'metallverarb|metallbearb|metallbau|metallwaren|metalwork|metal product|metal fabricat|metallvare|mekanisk verksted|stahlbau|stanz|zerspan|schlosserei|werkzeugbau|drehteile'
	},
	{
		activity: ['C', 26],
		names:
			'Elektronik|Elektronikindustrie|Electronics|Electronics industry|Elektronikk|Elektronikkindustri;Halbleiter|Semiconductors|Halvledere;Messtechnik;Optik|Optics',
		stems: 'elektroni|electronic|halbleiter|semiconduct|halvleder|messtechnik|mikrotechnik|optik|sensorik'
	},
	{
		activity: ['C', 27],
		names:
			'Elektrotechnik|Elektroindustrie|Electrical engineering|Electrical equipment|Elektroteknikk|Elektroindustri|Elektrisk utstyr',
		stems: 'elektrotechn|electrical|elektrotekn|elektrisk|schaltanlag|batteri|hausgeraete'
	},
	{
		activity: ['C', 28],
		names:
			'Maschinenbau|Mechanical engineering|Machine building|Machinery|Maskinindustri|Maskinbygging|Maskinproduksjon;Maschinen- und Anlagenbau|Mechanical and plant engineering;Anlagenbau;Sondermaschinenbau',
		stems:
			'maschinenbau|maschin|machine|machinery|mechanical engineering|maskin|anlagenbau|hydraulik|antriebstechnik|foerdertechnik|robotik'
	},
	{
		activity: ['C', 29],
		names:
			'Automobil|Automobilindustrie|Automotive|Automotive industry|Bilindustri;Automobilzulieferer|Automobilzulieferindustrie|Automotive suppliers|Kfz-Zulieferer|Bildelproduksjon;Fahrzeugbau;Zulieferer',
		stems: 'automotiv|automobil|fahrzeugbau|kfz zulief|zulieferer|bilindustri|fahrzeugtechnik|karosseriebau'
	},
	{
		activity: ['C', 30],
		names:
			'Schiffbau|Shipbuilding|Skipsbygging;Werft|Verft|Shipyard;Luftfahrt|Luftfahrtindustrie;Luft- und Raumfahrt|Aerospace|Luft- og romfart',
		stems: 'schiffbau|werft|shipbuild|shipyard|skipsbygg|verft|luftfahrt|raumfahrt|aerospace|schienenfahrzeug'
	},
	{
		activity: ['C', 31],
		names:
			'Möbel|Möbelindustrie|Furniture|Furniture industry|Møbel|Møbler|Møbelindustri;Holz und Möbel|Wood and furniture|Trevarer og møbler',
		stems: 'moebel|furniture|moeblie'
	},
	{
		activity: ['C', 32],
		names:
			'Medizintechnik|Medical devices|Medical technology|Medisinsk utstyr|Medtech|Medisinsk teknologi;Dentaltechnik',
		stems: 'medizintechn|medical device|medical techn|medisinsk ut|medtech|spielwaren|schmuckherst|dentallabor'
	},
	{
		activity: ['C', 33],
		names:
			'Reparatur|Reparatur und Installation von Maschinen|Machinery repair|Reparasjon;Instandhaltung|Maintenance|Vedlikehold',
		stems: 'instandhalt|reparatur|maintenance|vedlikehold|reparasjon|repair',
		leads: true
	},
	{
		activity: ['D', 35],
		names:
			'Energie|Energy|Energi;Energieversorgung|Energy supply|Utilities|Versorger|Energiforsyning|Kraftforsyning;Stadtwerke;Strøm|Electricity;Kraft;Erneuerbare Energien|Renewable energy|Fornybar energi',
		stems:
			'energie|energy|energi|stadtwerk|kraftwerk|power plant|kraftverk|kraftfors|stromversorg|windpark|solarpark|utilit|fernwaerme|fjernvarme'
	},
	{
		activity: ['E', null],
		names: 'Wasser und Abwasser|Vann og avløp;Water and waste;Ver- und Entsorgung',
		stems: 'wasserversorg|water supply|vannforsyning|abwasser|sewage|avloep|sewerage'
	},
	{
		activity: ['E', 38],
		names:
			'Entsorgung|Abfallwirtschaft|Waste management|Avfall|Avfallshåndtering;Recycling|Gjenvinning;Entsorgung und Recycling',
		stems: 'entsorg|recycl|abfall|waste|avfall|gjenvinn|resirkul|renovasjon'
	},
	{
		activity: ['F', null],
		names:
			'Bau|Baugewerbe|Bauwirtschaft|Bauindustrie|Construction|Construction industry|Building and construction|Building|Bygg|Bygg og anlegg|Byggebransjen;Bauunternehmen;Bauhauptgewerbe',
		stems:
			'baugewerb|bauwirtschaft|bauunternehm|baugeschaeft|construct|bygg og anlegg|byggmester|entreprenoer|bauindustri|generalunternehm|bauhaupt'
	},
	{
		activity: ['F', 41],
		names: 'Hochbau|House building;Wohnungsbau;Bygging av hus|Oppføring av bygninger',
		stems: 'hochbau|wohnungsbau|house building'
	},
	{
		activity: ['F', 42],
		names: 'Tiefbau|Civil engineering|Anlegg|Anleggsvirksomhet;Straßenbau|Veibygging',
		stems: 'tiefbau|strassenbau|civil engineering|anleggs|gleisbau|brueckenbau|road construction'
	},
	{
		activity: ['F', 43],
		names:
			'Handwerk|Craft|Håndverk;Ausbaugewerbe;Elektroinstallation|Elektriker|Electrician;Sanitär;Sanitär Heizung Klima|SHK|Heizung und Sanitär;Plumbing|Rørlegger;Dachdecker;Maler',
		stems:
			'sanitaer|heizungsbau|elektroinstall|dachdeck|malerbetrieb|zimmerei|holzbau|installateur|plumb|roerlegg|elektroinst|elektriker|haandverk|ausbaugewerb|handwerk|trockenbau|estrich'
	},
	{
		activity: ['G', null],
		names: 'Handel|Trade|Trading|Commerce|Varehandel|Handel allgemein',
		stems: 'handel|trading|handler|haendler|vertrieb',
		leads: true
	},
	{
		activity: ['G', 45],
		names: 'Autohaus|Autohandel|Kfz-Handel|Car dealer|Car dealership|Bilforhandler;Kfz-Werkstatt|Bilverksted;Kfz',
		stems:
			'autohaus|autohandel|kfz handel|car dealer|bilforhandl|bilverksted|autowerkstatt|kfz werkst|car repair|bilsalg',
		leads: true
	},
	{
		activity: ['G', 46],
		names:
			'Großhandel|Wholesale|Wholesale trade|Engros|Engroshandel|Grossist;Technischer Großhandel|Technischer Handel',
		stems: 'grosshandel|grosshaendl|wholesale|engros|grossist|technischer handel',
		leads: true
	},
	{
		activity: ['G', 47],
		names:
			'Einzelhandel|Retail|Retail trade|Detaljhandel;Butikk;Dagligvare;Supermarkt;Onlinehandel|E-Commerce|Netthandel;Versandhandel',
		stems:
			'einzelhandel|einzelhaendl|retail|detaljhandel|butikk|dagligvare|supermarkt|supermarked|lebensmittelhandel|onlineshop|e commerce|ecommerce|nettbutikk|onlinehandel|versandhandel|apotek|kaufhaus|tankstelle|bensinstasjon|fachgeschaeft',
		leads: true
	},
	{
		activity: ['H', null],
		names:
			'Transport|Transportation;Verkehr;Transport und Logistik|Transport and logistics|Transport og logistikk;Transport und Verkehr;Verkehr und Lagerei',
		stems: 'transport|verkehrsbetrieb|lastebil|trucking',
		leads: true
	},
	{
		activity: ['H', 49],
		names: 'Spedition;Güterverkehr|Road haulage|Godstransport|Freight;Eisenbahn|Rail|Jernbane;Bus|Omnibus',
		stems: 'spedition|gueterverkehr|road haul|godstransport|freight|fuhrunternehm|eisenbahn|railway|jernbane|omnibus',
		leads: true
	},
	{
		activity: ['H', 50],
		names:
			'Schifffahrt|Shipping|Skipsfart|Sjøfart;Reederei|Rederi;Shipping and offshore|Shipping og offshore;Maritim|Maritime',
		stems: 'schifffahrt|reederei|shipping|skipsfart|rederi|sjoefart|maritim'
	},
	{
		activity: ['H', 51],
		names: 'Fluggesellschaft|Airline|Flyselskap;Luftverkehr|Lufttransport',
		stems: 'fluggesell|airline|flyselskap|luftverkehr|lufttransport'
	},
	{
		activity: ['H', 52],
		names: 'Logistik|Logistics|Logistikk;Lagerei|Warehousing|Lagring|Lager',
		stems: 'logisti|lagerei|lagerhaus|warehous|lagring|hafenbetrieb|flughafen|lufthavn',
		leads: true
	},
	{
		activity: ['H', 53],
		names: 'Post|Postal services;Kurierdienst|Courier|Budtjeneste;Paketdienst',
		stems: 'kurier|courier|paketdienst|postdienst|postal|budtjenest'
	},
	{
		activity: ['I', null],
		names:
			'Gastgewerbe|Hospitality;Hotel- und Gaststättengewerbe|Hotel und Gastronomie|Hotell og restaurant|Hotels and restaurants;Serveringsbransjen',
		stems: 'gastgewerb|hospitality|reiseliv'
	},
	{
		activity: ['I', 55],
		names: 'Hotel|Hotels|Hotellerie|Hotell;Beherbergung|Accommodation|Overnatting',
		stems: 'hotel|beherberg|accommodat|overnatting|pension|campingplatz'
	},
	{
		activity: ['I', 56],
		names: 'Gastronomie|Food service|Servering;Restaurant|Restaurants|Gaststätte;Catering',
		stems: 'gastronom|restaurant|catering|servering|gaststaett|kantine|canteen|food service',
		leads: true
	},
	{
		activity: ['J', null],
		names:
			'Information und Kommunikation|Information and communication|Informasjon og kommunikasjon|IKT|ICT;Medien|Media;Technologie|Technology|Teknologi|Tech',
		stems: 'rundfunk|broadcast|kringkast|medien|media'
	},
	{
		activity: ['J', 58],
		names: 'Verlag|Verlage|Verlagswesen|Publishing|Forlag|Forlagsvirksomhet',
		stems: 'verlag|publish|forlag|zeitung|newspaper|avishus'
	},
	{
		activity: ['J', 61],
		names: 'Telekommunikation|Telecom|Telecommunications|Telekom|Telekommunikasjon',
		stems: 'telekom|telecom|telefon'
	},
	{
		activity: ['J', 62],
		names:
			'IT|EDV|Informationstechnik|Informatik|Information technology|Informasjonsteknologi|Informationstechnologie;IT-Dienstleistungen|IT services|IT-tjenester;Software|Programvare;Softwareentwicklung|Software development|Programvareutvikling;SaaS;IT und Beratung|IT and consulting|IT og konsulent',
		stems:
			'software|programvare|informatik|informationstech|it dienst|it service|it beratung|it tjenest|edv|it|saas|systemhaus|webdesign|app entwickl|it system',
		leads: true
	},
	{
		activity: ['J', 63],
		names: 'Datenverarbeitung|Data processing;Hosting;Rechenzentrum|Data center|Datasenter;Internet',
		stems: 'rechenzentr|hosting|datenverarb|data cent|datasenter'
	},
	{
		activity: ['K', null],
		names:
			'Finanzen|Finanzwesen|Finance|Finans;Finanzdienstleistungen|Financial services|Finansiell tjenesteyting;Bank und Versicherung|Banking and insurance|Bank og forsikring|Bank & Insurance',
		stems: 'finanz|financ|finans'
	},
	{
		activity: ['K', 64],
		names: 'Bank|Banken|Banking;Sparkasse|Sparebank;Kreditinstitut;Holding;Beteiligungen',
		stems: 'sparkasse|kreditinst|banking|sparebank|beteiligungs|holding|bank|leasingbank'
	},
	{
		activity: ['K', 65],
		names: 'Versicherung|Versicherungen|Insurance|Forsikring',
		stems: 'versicher|insuranc|forsikring'
	},
	{
		activity: ['L', 68],
		names:
			'Immobilien|Immobilienwirtschaft|Real estate|Eiendom|Property|Grundstücks- und Wohnungswesen;Hausverwaltung|Eiendomsforvaltning',
		stems: 'immobili|real estate|eiendom|hausverwalt|wohnungsgesell|property manag|realestate'
	},
	{
		activity: ['M', null],
		names: 'Freiberufliche Dienstleistungen|Professional services|Faglig tjenesteyting|Dienstleistung wissenschaftlich',
		stems: 'freiberuf|professional serv'
	},
	{
		activity: ['M', 69],
		names:
			'Recht und Steuern|Legal and accounting;Steuerberatung;Rechtsanwalt|Kanzlei|Anwaltskanzlei|Law|Law firm|Legal|Advokat;Buchhaltung|Accounting|Regnskap;Wirtschaftsprüfung|Revisjon',
		stems:
			'steuerberat|rechtsanw|kanzlei|law firm|legal|accountin|regnskap|advokat|wirtschaftspr|buchhaltung|notar|revisjon',
		leads: true
	},
	{
		activity: ['M', 70],
		names: 'Unternehmensberatung|Management consulting|Bedriftsrådgivning;Beratung|Consulting|Rådgivning|Konsulent',
		stems: 'unternehmensberat|consult|raadgiv|konsulent|personalberat|beratung',
		leads: true
	},
	{
		activity: ['M', 71],
		names:
			'Ingenieurbüro|Engineering services|Ingeniørtjenester|Rådgivende ingeniør;Ingenieurwesen|Engineering;Architektur|Architekturbüro|Architecture|Arkitekt;Planungsbüro',
		stems:
			'ingenieurb|architekt|architect|arkitekt|ingenioer|planungsbuero|pruefinstitut|konstruktionsbuero|engineering serv'
	},
	{
		activity: ['M', 72],
		names:
			'Forschung|Research|Forskning;Forschung und Entwicklung|Research and development|R&D|F&E|Forskning og utvikling',
		stems: 'forschung|research|forskning|biotech|bioteknologi'
	},
	{
		activity: ['M', 73],
		names: 'Werbung|Advertising|Reklame;Marketing|Markedsføring;Werbeagentur|Reklamebyrå;Marktforschung',
		stems: 'werbeagent|werbung|advertis|marketing|reklame|markedsfoer|marktforsch',
		leads: true
	},
	{ activity: ['M', 75], names: 'Tierarzt|Veterinary|Veterinär|Veterinær', stems: 'tierarzt|veterinae|veterinar' },
	{
		activity: ['N', null],
		names:
			'Dienstleistungen|Dienstleistung|Services|Tjenester;Unternehmensdienstleistungen|Business services|Forretningsmessig tjenesteyting',
		stems: 'dienstleist|tjenesteyt'
	},
	{
		activity: ['N', 77],
		names: 'Vermietung|Rental|Utleie;Leasing;Autovermietung|Car rental|Bilutleie;Maschinenverleih',
		stems: 'vermiet|rental|leasing|utleie|verleih',
		leads: true
	},
	{
		activity: ['N', 78],
		names: 'Zeitarbeit|Temporary work|Arbeitnehmerüberlassung;Personaldienstleistung|Staffing|Bemanning|Vikarbyrå',
		stems: 'zeitarbeit|personaldienst|staffing|bemanning|vikarb|recruit',
		leads: true
	},
	{
		activity: ['N', 79],
		names: 'Reisebüro|Travel agency|Reisebyrå;Tourismus|Tourism|Turisme;Reiseveranstalter',
		stems: 'reisebuer|travel|reisebyraa|touris|turisme|reiseveranst'
	},
	{
		activity: ['N', 80],
		names: 'Sicherheitsdienst|Security|Vakthold|Vekterselskap|Wachdienst',
		stems: 'sicherheitsd|wachdienst|vakthold|vekter',
		leads: true
	},
	{
		activity: ['N', 81],
		names:
			'Gebäudereinigung|Reinigung|Cleaning|Renhold;Facility Management|Gebäudemanagement;Hausmeisterdienst;Garten- und Landschaftsbau',
		stems: 'gebaeuderein|reinigung|facility|cleaning|renhold|hausmeister|landschaftsbau|landscap|vaktmester'
	},
	{
		activity: ['O', 84],
		names:
			'Öffentliche Verwaltung|Verwaltung|Public administration|Offentlig forvaltning;Öffentlicher Dienst|Public sector|Offentlig sektor|Government;Behörde;Kommune|Kommunen|Gemeinde;Stadtverwaltung;Verteidigung|Military',
		stems:
			'oeffentlich|public admin|public sector|government|offentlig|behoerde|kommun|stadtverwalt|ministeri|bundeswehr|feuerwehr|gemeinde'
	},
	{
		activity: ['P', 85],
		names:
			'Bildung|Education|Utdanning;Erziehung und Unterricht|Undervisning;Schule|Schulen|School|Skole;Universität|University|Universitet;Hochschule',
		stems: 'bildung|unterricht|educat|utdann|undervisn|schule|school|skole|universit|akademie|weiterbild|fahrschul'
	},
	{
		activity: ['Q', null],
		names:
			'Gesundheit|Gesundheitswesen|Health|Healthcare|Health care|Helse|Helsevesen;Gesundheit und Pflege|Health and care|Helse og omsorg;Gesundheits- und Sozialwesen',
		stems: 'gesundheit|healthcare|health|helse'
	},
	{
		activity: ['Q', 86],
		names: 'Krankenhaus|Klinik|Hospital|Sykehus;Arztpraxis|Arzt|Medical practice|Legesenter;Zahnarzt|Dentist|Tannlege',
		stems:
			'krankenhaus|krankenhaeus|klinik|hospital|clinic|sykehus|arztpraxis|aerzte|zahnarzt|dentist|legesenter|legekontor|tannlege|physiotherap|fysioterap'
	},
	{
		activity: ['Q', 87],
		names: 'Pflege;Pflegeheim|Altenheim|Pflegeeinrichtung|Nursing home|Sykehjem;Eldreomsorg',
		stems: 'pflegeheim|altenheim|nursing|sykehjem|seniorenheim|pflegedienst|eldreomsorg'
	},
	{
		activity: ['Q', 88],
		names: 'Sozialwesen|Soziales|Social work|Sosialtjenester;Kindergarten|Kita|Barnehage',
		stems: 'sozialwes|social work|sosial|kindergart|barnehage|kindertages|kita'
	},
	{
		activity: ['R', null],
		names:
			'Kunst und Unterhaltung|Arts and entertainment;Kultur|Culture;Freizeit|Leisure;Kultur og fritid;Unterhaltung|Entertainment|Underholdning',
		stems: 'freizeit|leisure|fritid|entertain|unterhalt|underhold|theater|museum|kultur'
	},
	{
		activity: ['R', 93],
		names: 'Sport|Sports|Idrett;Fitness|Fitnessstudio|Treningssenter',
		stems: 'fitness|sportverein|idrett|treningssent|sports club|schwimmbad'
	},
	{
		activity: ['S', null],
		names: 'Sonstige Dienstleistungen|Other services|Annen tjenesteyting|Personlig tjenesteyting',
		stems: 'sonstige dienst|other service'
	},
	{
		activity: ['S', 94],
		names:
			'Verband|Verbände|Associations|Association|Organisasjon;Verein|Vereine|Forening;Kirche|Church|Kirke;NGO;Gewerkschaft',
		stems: 'verband|verein|associat|forening|gewerkschaft|kirche|interesseorg|stiftung'
	},
	{
		activity: ['S', 96],
		names: 'Friseur|Hairdresser|Frisør;Wäscherei|Laundry|Vaskeri;Kosmetik|Beauty|Körperpflege;Bestattung',
		stems: 'friseur|hairdress|frisoer|waescherei|laundry|vaskeri|kosmetik|beauty|bestatt|begravelse'
	},
	{
		activity: ['T', null],
		names: 'Private Haushalte|Private households|Private husholdninger;Privat|Privatkunde|Private',
		stems: 'haushalte|household|husholdning|privatkund|privatperson'
	},
	{
		activity: ['U', 99],
		names:
			'Internationale Organisationen|International organisations|Internasjonale organisasjoner;Botschaft|Embassy|Ambassade;Konsulat',
		stems: 'botschaft|embassy|ambassade|konsulat|internationale organis'
	}
];
