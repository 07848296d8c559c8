# ruff: noqa: RUF001  (letters of other scripts look like Latin ones, and are meant)
"""Personal names by culture: common ones first, then a composed long tail.

An entry is `Latin` or `Latin/native script`.  The order of a list is its frequency rank.
Real people are nowhere in here: a person's name is drawn part by part.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from customer360.demo.streams import Floats, Stream, Streams, Strings, texts, weighted, zipf


@dataclass(frozen=True)
class Culture:
    """Name lists of one culture; the surnames' tail is composed of starts and ends."""

    male_old: str
    male_new: str
    female_old: str
    female_new: str
    surnames: str
    starts: str = ""
    ends: str = ""
    prefixes: str = ""
    shift: float = 8.0
    spouses_share_name: bool = True
    hyphenated_given: float = 0.0


CULTURES: dict[str, Culture] = {
    "de": Culture(
        male_old="Hans Peter Klaus Jürgen Werner Günter Wolfgang Heinz Karl Dieter Manfred Horst"
        " Helmut Gerhard Bernd Rainer Walter Uwe Herbert Rolf Franz Joachim Ernst Josef Georg"
        " Johannes Siegfried Friedrich Heinrich Hartmut Volker Rudolf Eberhard Lothar Götz",
        male_new="Thomas Michael Andreas Stefan Christian Martin Alexander Sebastian Daniel Jan"
        " Markus Tobias Florian Matthias Lukas Maximilian Felix Jonas Paul Philipp Tim Leon"
        " Finn Niklas David Julian Moritz Jakob Simon Fabian Dominik Benjamin Jörg Björn Anton"
        " Emil Hannes Konstantin Vincent Till Ole Korbinian",
        female_old="Ursula Helga Renate Monika Ingrid Karin Gisela Christa Brigitte Erika"
        " Elisabeth Hannelore Gerda Edith Irmgard Hildegard Waltraud Rosemarie Margarete Gudrun"
        " Ilse Christine Bärbel Maria Gertrud Heike Angelika Barbara Petra Ruth Anneliese",
        female_new="Anna Sabine Julia Katharina Stefanie Sandra Nicole Claudia Susanne Christina"
        " Laura Lena Sarah Lisa Johanna Sophie Marie Lea Hannah Mia Emma Clara Melanie Daniela"
        " Franziska Theresa Nina Antje Jana Charlotte Amelie Frieda Zoë Friederike Birgit Eva",
        surnames="Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann"
        " Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun"
        " Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Schmid Schulze"
        " Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller"
        " Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck"
        " Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin"
        " Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas"
        " Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann"
        " Voigt Sauer Arnold Wolff Pfeiffer Preuß von~der~Heide von~Stetten zu~Rabenau",
        starts="Stein Berg Wald Feld Bach Birn Hoch Lang Kalt Grün Schön Roth Weiß Schwarz Linden"
        " Eich Buchen Ahorn Rosen Sonn Stern Wind Wolf Hirsch Falken Adler Reh Brunn Mühl Kirch"
        " Dorf Burg Gras Heid Moos Stock Holz Eis Gold Silber Kupfer Salz Korn Hafer Kraut Apfel",
        ends="bauer mann meier müller hofer berger bacher felder inger ler huber stein hardt"
        " wald born brecht egger schmied haus acker thal kamp moser reiter",
        prefixes="Ober Nieder Unter Alt Neu Hinter Vorder Klein",
        shift=9.0,
        hyphenated_given=0.03,
    ),
    "en": Culture(
        male_old="John William Robert James George Richard Charles Thomas Donald Kenneth Ronald"
        " Edward Frank Raymond Peter Harold Walter Arthur Alan Brian Keith Roger Leonard Norman"
        " Ralph Eugene Stanley Clifford Gordon Gerald Albert Henry",
        male_new="Michael David Christopher Matthew Daniel Joshua Andrew Anthony Mark Steven"
        " Joseph Kevin Benjamin Samuel Jack Oliver Harry Ryan Nicholas Jonathan Justin Ethan"
        " Alexander Liam Luke Nathan Aaron Adam Timothy Dylan Connor Jacob Logan Noah Callum"
        " Tyler Zachary Rhys Theodore",
        female_old="Mary Patricia Barbara Margaret Dorothy Betty Jean Joan Shirley Helen Nancy"
        " Carol Ruth Sandra Judith Janet Doris Frances Evelyn Virginia Joyce Marjorie Eileen"
        " Sheila Maureen Marie Alice Florence Brenda Kathleen",
        female_new="Jennifer Jessica Sarah Elizabeth Emily Ashley Amanda Lisa Michelle Kimberly"
        " Rebecca Laura Rachel Megan Olivia Charlotte Hannah Samantha Victoria Chloe Sophie"
        " Emma Grace Abigail Nicole Stephanie Katherine Lauren Amelia Isla Madison Natalie"
        " Zoe Siobhan Caitlin Harriet Imogen Poppy",
        surnames="Smith Johnson Williams Jones Brown Taylor Davies Wilson Miller Evans Thomas"
        " Anderson Roberts Walker Wright Robinson Thompson White Hughes Edwards Green Hall Wood"
        " Harris Martin Jackson Clarke Lewis Clark Turner Hill Moore Cooper Ward Morris Watson"
        " Harrison Morgan Baker King Allen Scott Mitchell Young Adams Carter Phillips Parker"
        " Bennett Cook Murphy Kelly Campbell Stewart Murray Collins O'Brien O'Connor O'Neill"
        " McDonald McCarthy MacLeod Reid Ross Graham Bell Bailey Gray Howard Foster Russell"
        " Price Barnes Henderson Coleman Jenkins Perry Powell Long Patterson Hughes-Wood"
        " Fletcher Sullivan Griffin Hayes Ford Hamilton Graves Gardner Spencer Payne Pierce",
        starts="Ash Black Brad Ches Clay Cran Dun East Elm Fair Farn Glen Good Green Hal Ham Hart"
        " Hazel Hol Kes King Lang Long Mar Mer Mill New Nor Oak Pem Red Ridge Rock Shel Sher"
        " Stan Strat Sut Thorn Wake Wal Wes Whit Wind Win Wood Brook Cald Dal Hather",
        ends="ford ton ham ley worth wood field man son bury combe dale den don gate land low more"
        " stead well wick by burn shaw croft",
        prefixes="Mac Fitz",
        shift=9.0,
    ),
    "fr": Culture(
        male_old="Jean Pierre Michel André Philippe René Louis Alain Jacques Bernard Marcel"
        " Daniel Roger Robert Paul Claude Christian Henri Georges Gérard Raymond François Yves"
        " Guy Gilbert Jean-Pierre Jean-Claude Maurice Étienne",
        male_new="Nicolas Julien Thomas Guillaume Sébastien Frédéric David Alexandre Antoine"
        " Maxime Hugo Lucas Mathieu Romain Clément Benoît Baptiste Théo Louis Gabriel Arthur"
        " Jules Adrien Quentin Loïc Rémi Cédric Aurélien Noé Léo",
        female_old="Marie Jeanne Françoise Monique Catherine Nathalie Jacqueline Isabelle Anne"
        " Sylvie Martine Nicole Christine Denise Hélène Madeleine Simone Geneviève Odette"
        " Yvonne Chantal Brigitte Thérèse Marie-Claude",
        female_new="Camille Julie Céline Aurélie Émilie Sophie Élodie Chloé Léa Manon Emma Sarah"
        " Mathilde Pauline Charlotte Louise Inès Alice Jade Clara Lucie Marion Anaïs Noémie"
        " Laëtitia Virginie Justine Zoé Agathe",
        surnames="Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon"
        " Michel Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert"
        " Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin Boyer"
        " Garnier Chevalier François Legrand Gauthier Perrin Robin Clément Morin Nicolas Henry"
        " Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer"
        " Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier"
        " de~La~Tour d'Arcy Le~Gall Le~Goff du~Pré L'Hermite",
        starts="Beau Bel Bois Bon Champ Char Chau Clair Cour Del Dur Font Gau Gir Grand Lan Mar"
        " Mont Mor Per Pic Roch Rous Sal Tour Val Vil Bru Cha Fla",
        ends="mont champ lieu ville neuf ard eau el in ier ois ot oux et lard mier nier reau"
        " selin teau tin vert vin",
        prefixes="Saint- Le~ Des",
        hyphenated_given=0.04,
    ),
    "es": Culture(
        male_old="José Antonio Manuel Francisco Juan Pedro Jesús Ángel Miguel Luis Rafael Fernando"
        " Ramón Vicente Enrique Andrés Joaquín",
        male_new="David Javier Daniel Carlos Alejandro Pablo Sergio Álvaro Adrián Diego Hugo"
        " Martín Iván Rubén Óscar Raúl Mateo Íñigo",
        female_old="María Carmen Josefa Isabel Dolores Pilar Teresa Ana Francisca Antonia"
        " Mercedes Rosario Concepción Ángeles",
        female_new="Laura Marta Cristina Lucía Sara Paula Elena Raquel Patricia Andrea Irene"
        " Sofía Beatriz Alba Nerea Rocío Inés",
        surnames="García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín"
        " Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro"
        " Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina Morales Suárez Ortega"
        " Delgado Castro Ortiz Rubio Marín Sanz Núñez Iglesias Medina Garrido Cortés Castillo"
        " Santos Lozano Guerrero Cano Prieto Méndez Cruz Calvo Gallego Vidal León Herrera Peña"
        " Márquez Flores Cabrera Campos Vega Fuentes Carrasco Diez Reyes Caballero Nieto Aguilar"
        " de~la~Fuente de~la~Torre del~Río del~Valle de~la~Vega",
        starts="Aran Bel Cal Camp Carr Cast Cord Esp Fuent Gal Herr Lor Mont Mor Nav Oliv Pal"
        " Quint Riv Robl Sal Ser Torr Val Vill Zam Ferr Barr",
        ends="ero era illa illo ada ales ano edo aga osa eda anza azo ejo igo",
        shift=3.0,
        spouses_share_name=False,
    ),
    "pl": Culture(
        male_old="Jan Stanisław Andrzej Józef Tadeusz Jerzy Zbigniew Krzysztof Henryk Ryszard"
        " Kazimierz Marek Zdzisław Bogdan",
        male_new="Piotr Tomasz Paweł Michał Marcin Jakub Adam Łukasz Mateusz Kamil Dawid Wojciech"
        " Bartosz Szymon Rafał Grzegorz",
        female_old="Anna Maria Krystyna Barbara Teresa Elżbieta Janina Zofia Jadwiga Danuta Halina"
        " Irena Grażyna",
        female_new="Katarzyna Małgorzata Agnieszka Joanna Magdalena Monika Aleksandra Natalia"
        " Karolina Zuzanna Julia Weronika Dominika Łucja",
        surnames="Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński"
        " Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk"
        " Kaczmarek Piotrowski Grabowski Zając Pawłowski Michalski Król Wieczorek Jabłoński Wróbel"
        " Nowakowski Majewski Olszewski Stępień Malinowski Jaworski Adamczyk Dudek Nowicki"
        " Pawlak Górski Witkowski Walczak Sikora Baran Rutkowski Michalak Szewczyk Ostrowski"
        " Tomaszewski Pietrzak",
        starts="Brzoz Lip Dęb Sosn Klon Sokoł Czarn Biał Ziel Gór Dol Wil Krak Pozn Rad Lub Bor"
        " Łąk Ostr Kam Mal Star Now Mił",
        ends="owski ewski iński icki ecki ański czyk ak ek",
        shift=7.0,
    ),
    "tr": Culture(
        male_old="Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Süleyman Ramazan",
        male_new="Murat Emre Can Burak Serkan Okan Kerem Deniz Cem Yusuf Eren Tolga Barış Çağlar"
        " Oğuzhan",
        female_old="Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan",
        female_new="Merve Özlem Esra Derya Selin Büşra Gamze Gül Ebru Aylin Defne İrem Ceren Nazlı",
        surnames="Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan"
        " Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Güneş Çakır Erdoğan Ateş Avcı"
        " Aksoy Bulut Keskin Ünal Turan Gül Özer Işık Kaplan Tekin Taş Yavuz",
        starts="Ak Kara Öz Gök Kaya Demir Taş Er Yıl Gül Altın Bay Can Doğ Kur Ser Tan Tun Us Yal",
        ends="bulut dağ kan man soy taş tepe türk yurt oğlu er gül",
        shift=5.0,
    ),
    "nordic": Culture(
        male_old="Lars Per Jens Hans Nils Anders Søren Ole Bjørn Sven Bengt Åke Knud Göran Leif",
        male_new="Erik Magnus Mikkel Henrik Kristian Oskar Axel Jonas Emil Rasmus Håkon Jørgen"
        " Gustav Viktor Eskil",
        female_old="Karin Birgitta Kirsten Ingrid Inger Margit Solveig Gunilla Britt Kerstin Åse",
        female_new="Ida Sofie Freja Astrid Linnea Maja Elin Johanne Signe Sara Ebba Siri Mette"
        " Tuva",
        surnames="Hansen Andersson Johansson Nielsen Jensen Karlsson Larsen Pedersen Olsen"
        " Nilsson Eriksson Andersen Kristensen Olsson Christensen Persson Sørensen Rasmussen"
        " Svensson Jørgensen Gustafsson Berg Møller Pettersson Dahl Lund Haugen Sjöberg Bakken"
        " Ødegård Lindqvist Ångström",
        starts="Lind Ek Strand Sjö Ny Hög Berg Björk Gran Hed Norr Sund Sand Öst Al Asp Dal Fors"
        " Hag Häll Ros Sten Söder Vik Wester",
        ends="ström qvist berg gren lund holm dahl mark man vall blad",
        shift=5.0,
    ),
    "nl": Culture(
        male_old="Jan Cornelis Hendrik Willem Pieter Gerrit Johannes Dirk Jacobus Kees Henk",
        male_new="Daan Sem Bram Thijs Jeroen Martijn Sander Bas Ruben Niels Joost Maarten Lars"
        " Jesse",
        female_old="Maria Johanna Anna Cornelia Wilhelmina Hendrika Elisabeth Grietje Truus Riet",
        female_new="Sanne Femke Lotte Marloes Eva Anouk Iris Fleur Maud Roos Linda Esther Noor",
        surnames="de~Jong Jansen de~Vries van~den~Berg van~Dijk Bakker Janssen Visser Smit Meijer"
        " de~Boer Mulder de~Groot Bos Vos Peters Hendriks van~Leeuwen Dekker Brouwer de~Wit"
        " Dijkstra Smits de~Graaf van~der~Meer van~der~Linden Kok Jacobs de~Haan Vermeulen"
        " van~den~Heuvel van~der~Veen van~den~Broek ten~Brink",
        starts="Dijk Hoek Veld Veen Water Kerk Molen Heide Zand Berken Linden Ooster Wester",
        ends="stra man kamp huis mans sma hof brink dam steen",
        shift=5.0,
    ),
    "vi": Culture(
        male_old="Minh Hùng Dũng Thành Tuấn Văn~Long Đức Hải Quang",
        male_new="Huy Khoa Nam Phúc Bảo Khang Duy Quốc~Anh Tùng",
        female_old="Lan Hoa Hương Nga Thị~Mai Liên Thu Bích",
        female_new="Linh Trang Thảo Ngọc Vy My Phương Quỳnh Yến Hạnh",
        surnames="Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh"
        " Trịnh Mai Tô",
        shift=0.6,
        spouses_share_name=False,
    ),
    "el": Culture(
        male_old="Georgios/Γεώργιος Dimitrios/Δημήτριος Konstantinos/Κωνσταντίνος"
        " Ioannis/Ιωάννης Nikolaos/Νικόλαος Christos/Χρήστος Panagiotis/Παναγιώτης",
        male_new="Vasilis/Βασίλης Andreas/Ανδρέας Stavros/Σταύρος Alexandros/Αλέξανδρος"
        " Michalis/Μιχάλης Petros/Πέτρος",
        female_old="Maria/Μαρία Eleni/Ελένη Aikaterini/Αικατερίνη Vasiliki/Βασιλική"
        " Sofia/Σοφία Angeliki/Αγγελική",
        female_new="Georgia/Γεωργία Dimitra/Δήμητρα Ioanna/Ιωάννα Anastasia/Αναστασία"
        " Despina/Δέσποινα Chrysa/Χρύσα",
        surnames="Papadopoulos/Παπαδόπουλος Vlachos/Βλάχος Angelopoulos/Αγγελόπουλος"
        " Nikolaidis/Νικολαΐδης Georgiou/Γεωργίου Petridis/Πετρίδης Athanasiou/Αθανασίου"
        " Dimitriadis/Δημητριάδης Makris/Μακρής Oikonomou/Οικονόμου Karagiannis/Καραγιάννης"
        " Antoniou/Αντωνίου Vasileiou/Βασιλείου Samaras/Σαμαράς Kokkinos/Κόκκινος"
        " Galanis/Γαλάνης",
        shift=3.0,
        spouses_share_name=False,
    ),
    "ru": Culture(
        male_old="Vladimir/Владимир Sergey/Сергей Nikolay/Николай Viktor/Виктор Yuri/Юрий"
        " Boris/Борис Anatoly/Анатолий",
        male_new="Alexey/Алексей Dmitry/Дмитрий Andrey/Андрей Ivan/Иван Maxim/Максим"
        " Pavel/Павел Kirill/Кирилл",
        female_old="Tatyana/Татьяна Olga/Ольга Galina/Галина Lyudmila/Людмила Valentina/Валентина"
        " Nina/Нина",
        female_new="Anna/Анна Elena/Елена Natalia/Наталья Irina/Ирина Ekaterina/Екатерина"
        " Darya/Дарья Ksenia/Ксения",
        surnames="Ivanov/Иванов Smirnov/Смирнов Kuznetsov/Кузнецов Popov/Попов Vasiliev/Васильев"
        " Petrov/Петров Sokolov/Соколов Mikhailov/Михайлов Novikov/Новиков Fedorov/Фёдоров"
        " Morozov/Морозов Volkov/Волков Alekseev/Алексеев Lebedev/Лебедев Semenov/Семёнов"
        " Egorov/Егоров Pavlov/Павлов Kozlov/Козлов Stepanov/Степанов Nikolaev/Николаев",
        starts="Bel/Бел Sad/Сад Les/Лес Gor/Гор Zim/Зим Rog/Рог Med/Мед Kot/Кот Ryb/Рыб Dub/Дуб"
        " Sin/Син Tim/Тим Lug/Луг Vor/Вор",
        ends="ov/ов ev/ев in/ин kin/кин",
        shift=4.0,
    ),
    "ar": Culture(
        male_old="Mohammed/محمد Ahmad/أحمد Ali/علي Hassan/حسن Mahmoud/محمود Khaled/خالد"
        " Ibrahim/إبراهيم",
        male_new="Omar/عمر Youssef/يوسف Karim/كريم Tarek/طارق Samir/سمير Rami/رامي Bilal/بلال",
        female_old="Fatima/فاطمة Mariam/مريم Khadija/خديجة Amina/أمينة Samira/سميرة Huda/هدى",
        female_new="Layla/ليلى Nour/نور Yasmin/ياسمين Rania/رانيا Salma/سلمى Dina/دينا Aisha/عائشة",
        surnames="al-Hassan/الحسن Haddad/حداد Khoury/خوري Mansour/منصور al-Ahmad/الأحمد"
        " Saleh/صالح Darwish/درويش Najjar/نجار Hamdan/حمدان al-Masri/المصري Awad/عوض"
        " Nasser/ناصر Qasim/قاسم Sabbagh/صباغ Abdallah/عبدالله Barakat/بركات",
        shift=3.0,
        spouses_share_name=False,
    ),
    "zh": Culture(
        male_old="Jianguo/建国 Wei/伟 Qiang/强 Jun/军 Ming/明 Guohua/国华 Zhiqiang/志强",
        male_new="Hao/浩 Yichen/奕辰 Zihao/子豪 Lei/磊 Yang/洋 Jie/杰 Haoran/浩然",
        female_old="Xiuying/秀英 Guizhen/桂珍 Li/丽 Min/敏 Yan/艳 Fang/芳",
        female_new="Xinyi/欣怡 Yutong/雨桐 Jing/静 Xue/雪 Mengyao/梦瑶 Na/娜 Ting/婷",
        surnames="Wang/王 Li/李 Zhang/张 Liu/刘 Chen/陈 Yang/杨 Huang/黄 Zhao/赵 Wu/吴 Zhou/周"
        " Xu/徐 Sun/孙 Ma/马 Zhu/朱 Hu/胡 Lin/林 Guo/郭 He/何 Gao/高 Luo/罗 Ouyang/欧阳",
        shift=1.5,
        spouses_share_name=False,
    ),
}
CODES = tuple(CULTURES)
PARTICLES_KEPT = "~"  # stands for the blank inside a name such as van~den~Berg

# Which cultures live in which country (weights need not add up to 1).
CULTURES_BY_COUNTRY: dict[str, dict[str, float]] = {
    "DE": {"de": 0.76, "tr": 0.06, "pl": 0.05, "ru": 0.025, "ar": 0.02, "vi": 0.012, "el": 0.012,
           "es": 0.015, "fr": 0.01, "en": 0.015, "nordic": 0.01, "nl": 0.008, "zh": 0.008},
    "AT": {"de": 0.84, "tr": 0.05, "pl": 0.03, "ru": 0.02, "ar": 0.02, "en": 0.01, "el": 0.01},
    "CH": {"de": 0.62, "fr": 0.22, "es": 0.05, "tr": 0.02, "en": 0.03, "el": 0.01, "vi": 0.01},
    "GB": {"en": 0.83, "pl": 0.04, "ar": 0.03, "zh": 0.02, "es": 0.015, "el": 0.01, "fr": 0.015,
           "tr": 0.01, "nordic": 0.01},
    "FR": {"fr": 0.82, "ar": 0.06, "es": 0.04, "vi": 0.015, "pl": 0.015, "en": 0.01, "de": 0.02},
    "US": {"en": 0.62, "es": 0.19, "zh": 0.03, "vi": 0.02, "de": 0.03, "nordic": 0.03, "pl": 0.02,
           "ru": 0.015, "ar": 0.015, "fr": 0.02, "el": 0.01},
    "NL": {"nl": 0.88, "tr": 0.04, "ar": 0.03, "de": 0.03},
    "ES": {"es": 0.92, "en": 0.04, "fr": 0.02},
    "PL": {"pl": 0.97, "de": 0.02},
}  # fmt: skip

NICKNAMES: dict[str, str] = {
    "Thomas": "Tom Tommy", "Michael": "Mike Michi Mick", "Andreas": "Andi", "Stefan": "Steffen",
    "Christian": "Chris", "Alexander": "Alex Sascha", "Sebastian": "Basti", "Daniel": "Dan Dani",
    "Matthias": "Matze", "Maximilian": "Max", "Philipp": "Phil", "Benjamin": "Ben Benni",
    "Johannes": "Hannes Hans", "Wolfgang": "Wolf", "Friedrich": "Fritz", "Heinrich": "Heinz",
    "Josef": "Sepp", "Georg": "Schorsch", "Tobias": "Tobi", "Florian": "Flo", "Dominik": "Domi",
    "Elisabeth": "Lisa Elli Sissi", "Katharina": "Kathi Katja", "Stefanie": "Steffi",
    "Christina": "Tina", "Susanne": "Susi", "Margarete": "Grete", "Franziska": "Franzi",
    "Johanna": "Hanna", "Julia": "Jule", "Theresa": "Resi", "Daniela": "Dani",
    "Friederike": "Rike", "Gertrud": "Trudi", "Rosemarie": "Rosi", "Charlotte": "Lotte Charlie",
    "William": "Bill Will Billy", "Robert": "Bob Rob", "James": "Jim Jamie", "John": "Jack",
    "Richard": "Dick Rick", "Charles": "Charlie Chuck", "Edward": "Ted Ed", "Donald": "Don",
    "Kenneth": "Ken", "Ronald": "Ron", "Christopher": "Chris", "Matthew": "Matt",
    "Joshua": "Josh", "Andrew": "Andy Drew", "Anthony": "Tony", "Steven": "Steve",
    "Joseph": "Joe", "Samuel": "Sam", "Nicholas": "Nick", "Jonathan": "Jon",
    "Timothy": "Tim", "Jacob": "Jake", "Zachary": "Zach", "Theodore": "Ted Theo",
    "Raymond": "Ray", "Leonard": "Len", "Gerald": "Gerry", "Albert": "Bert", "Henry": "Harry",
    "Patricia": "Pat Trish", "Margaret": "Maggie Peggy Meg", "Dorothy": "Dot",
    "Barbara": "Barb", "Elizabeth": "Liz Beth Betty", "Jennifer": "Jenny Jen",
    "Jessica": "Jess", "Kimberly": "Kim", "Rebecca": "Becky", "Samantha": "Sam",
    "Victoria": "Vicky", "Abigail": "Abby", "Stephanie": "Steph", "Katherine": "Kate Kathy",
    "Amanda": "Mandy", "Virginia": "Ginny", "Kathleen": "Kathy", "Madison": "Maddie",
    "Frédéric": "Fred", "Alexandre": "Alex", "Guillaume": "Guy", "Sébastien": "Seb",
    "Nicolas": "Nico", "Catherine": "Cathy", "Isabelle": "Isa", "Mathilde": "Mathou",
    "Francisco": "Paco Fran", "José": "Pepe", "Manuel": "Manolo", "Dolores": "Lola",
    "Concepción": "Concha", "Alejandro": "Álex", "Krzysztof": "Krzysiek",
    "Tomasz": "Tomek", "Piotr": "Piotrek", "Małgorzata": "Gosia", "Katarzyna": "Kasia",
    "Agnieszka": "Aga", "Joanna": "Asia", "Aleksandra": "Ola", "Georgios": "Giorgos",
    "Dimitrios": "Dimitris", "Konstantinos": "Kostas", "Aikaterini": "Katerina",
    "Alexey": "Alyosha", "Dmitry": "Dima", "Ekaterina": "Katya", "Natalia": "Natasha",
    "Tatyana": "Tanya", "Mustafa": "Musti", "Willem": "Wim", "Cornelis": "Kees",
    "Pieter": "Piet", "Hendrik": "Henk", "Gustav": "Gösta", "Margit": "Maggan",
}  # fmt: skip


def split_entries(text: str) -> list[tuple[str, str]]:
    """Split a list into (Latin, native) pairs; a name without native form is its own."""
    pairs = []
    for entry in text.replace("\n", " ").split():
        latin, _, native = entry.replace("~", " ").partition("/")
        pairs.append((latin, native or latin))
    return pairs


@cache
def surname_table(code: str) -> tuple[Strings, Strings]:
    """Return a culture's surnames by rank, as Latin and native arrays: head list, then tail."""
    culture = CULTURES[code]
    head = split_entries(culture.surnames)
    starts, ends = split_entries(culture.starts), split_entries(culture.ends)
    tail = [(s[0] + e[0], s[1] + e[1]) for s in starts for e in ends]
    prefixes = split_entries(culture.prefixes)
    deep = [
        (p[0] + (t[0] if p[0][-1] in "- " or p[0] in ("Mac", "Fitz") else t[0].lower()),) * 2
        for p in prefixes
        for t in tail
    ]
    # The tail's order is a fixed shuffle: it belongs to the culture, not to the seed.
    shuffle = Streams(0).get(f"names/tail/{code}")
    tail = [tail[i] for i in shuffle.permutation(len(tail))]
    deep = [deep[i] for i in shuffle.permutation(len(deep))]
    ranked = list(dict.fromkeys(head + tail + deep))
    return texts([latin for latin, _ in ranked]), texts([native for _, native in ranked])


@cache
def surname_weights(code: str) -> Floats:
    """Return the weights that go with `surname_table`; the threefold compounds are rare."""
    culture = CULTURES[code]
    weights = zipf(len(surname_table(code)[0]), culture.shift)
    compounds = len(split_entries(culture.starts)) * len(split_entries(culture.ends))
    weights[len(split_entries(culture.surnames)) + compounds :] *= 0.3
    return weights


@cache
def given_table(code: str, gender: str, old: bool) -> tuple[Strings, Strings, Floats]:
    """Return given names (Latin, native) and weights for a gender and generation."""
    culture = CULTURES[code]
    older = split_entries(culture.male_old if gender == "m" else culture.female_old)
    newer = split_entries(culture.male_new if gender == "m" else culture.female_new)
    first, second = (older, newer) if old else (newer, older)
    names = list(dict.fromkeys(first + second))
    weights = zipf(len(names), 3.0)
    weights[len(first) :] *= 0.25
    if culture.hyphenated_given:
        doubles = [
            (f"{a[0]}-{b[0]}",) * 2 for a in first[:8] for b in first[:12]
            if a != b and "-" not in a[0] + b[0]
        ]  # fmt: skip
        share = culture.hyphenated_given / (1 - culture.hyphenated_given)
        extra = np.full(len(doubles), share * float(np.cumsum(weights)[-1]) / len(doubles))
        names += doubles
        weights = np.concatenate([weights, extra])
    return texts([n for n, _ in names]), texts([n for _, n in names]), weights


def draw_surnames(rng: Stream, code: str, n: int) -> tuple[Strings, Strings]:
    """Draw `n` surnames (Latin, native) by frequency; in the masculine form."""
    latin, native = surname_table(code)
    rank = weighted(rng, surname_weights(code), n)
    return latin[rank], native[rank]


FEMININE = {
    "pl": (("ski", "ska"), ("cki", "cka"), ("dzki", "dzka")),
    "ru": (("sky", "skaya"), ("ov", "ova"), ("ev", "eva"), ("in", "ina"),
           ("ский", "ская"), ("ов", "ова"), ("ев", "ева"), ("ин", "ина")),
    "el": (("os", "ou"), ("is", "i"), ("as", "a"), ("ος", "ου"), ("ης", "η"), ("ής", "ή"),
           ("άς", "ά"), ("ας", "α")),
}  # fmt: skip


def feminine(code: str, surname: str) -> str:
    """Return the form that a woman of this culture bears."""
    for ending, form in FEMININE.get(code, ()):
        if surname.endswith(ending):
            return surname[: -len(ending)] + form
    return surname
