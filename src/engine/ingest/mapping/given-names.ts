/** Common given names of grown-ups in German, Norwegian and English, folded: enough to know a column of persons, not a person. */
const names = new Set(
	`alexander alexandra alfred alice amy andrea andreas andrew andre angela angelika anita anja anke anna anne annette annika anthony antje arne
	arild astrid axel barbara beate ben bente berit bernd bernhard birgit bjoern bjorn brian brigitte camilla carina carl carola carsten catherine
	charles cecilie charlotte christian christiane christina christine christoph christopher claudia claus cornelia craig dag dagmar daniel daniela
	david dennis detlef dieter dirk dominik dominic donald doris edward egil einar elisabeth elizabeth elke ellen else emily emma erik erika eirik
	erling ernst eva felix finn florian frank franz frode gabriele geir george georg gerd gerhard gisela grete gro gudrun guenter guenther
	gunnar hakan haakon hanna hannah hanne hans harald harry heidi heike heiko heinrich heinz helen helene helga helge helmut henrik henry herbert
	hermann hilde holger horst ida iris ina ines inge ingeborg inger ingrid irene jack jacob jakob james jan jana jane janina jean jennifer jens
	jessica jim joachim joan joe joerg johan johann johanna johannes john jon jonas jonathan josef joseph juergen julia julian juliane karen karin
	karina karl karsten kari kathrin katharina katja katrin kay keith kenneth kerstin ketil kevin kim kirsten kjell klaus knut konrad kristian
	kristin kristina kristine kurt larry lars laura lea lena leif leon lisa lise linda line lorenz louise lothar lukas lucas lutz magne magnus
	maike maja manfred manuel manuela marc marcel marco marcus margarete maria marianne marie marion mario marit mark markus martha martin martina
	mary mathias matthias matthew max maximilian mette melanie michael michaela michelle mike mia mona monica monika morten nadine nancy nicholas
	nicolas nicole niklas nils nina nora odd olaf olav ole oliver patricia patrick paul paula per peter petra philip philipp pia rainer ralf ralph
	ragnhild randi rebecca regina reinhard renate richard rita robert roger roland rolf ronald ronny ruediger rudolf ruth ryan sabine samuel
	sandra sara sarah sebastian sigrid silke silje silvia simon simone siv sofie solveig sonja sophia sophie stefan stefanie steffen stein stephan
	stephen steve steven stig stine susan susanne svein sven sverre sylvia tanja terje thea thomas thorsten thor tim timo tina tobias tom tone tor
	tore torsten tove trine trond udo ulrich ulrike ursula ute uwe vera veronika vidar volker walter waltraud werner wilhelm william wolfgang
	yvonne oyvind oeyvind aase ashild aashild`.split(/\s+/)
);

/** "Anna", "Anna Berg", "Berg, Anna", "Dr. Anna Berg-Vogt" — words are folded. O(words). */
export function namesPerson(words: readonly string[]): boolean {
	return words.length <= 5 && words.some((word) => names.has(word));
}
