"""What cards are about, in the languages that the old character sets were made
for: 20 pairs each, and as many as are wanted out of them."""

FRENCH = """
le garçon|the boy
la forêt|the forest
l'été dernier|last summer
où est la gare ?|where is the station?
ça va très bien|I am very well
l'élève étudie à l'école|the pupil studies at school
le cœur|the heart
une tâche difficile|a difficult task
l'île déserte|the desert island
le théâtre français|the French theatre
déjà vu|already seen
la fenêtre est fermée|the window is closed
un œuf à la coque|a boiled egg
le maïs et le blé|maize and wheat
aigu, aiguë|acute
à bientôt|see you soon
la crème brûlée|burnt cream
le père Noël|Father Christmas
naïf, naïve|naive
ci-gît l’empereur|here lies the emperor
"""
GERMAN = """
die Tür|the door
der Schlüssel|the key
die Straße ist naß|the street is wet
größer als früher|bigger than before
der Bär frißt Äpfel|the bear eats apples
das Mädchen|the girl
fünfundzwanzig|twenty-five
die Übung macht den Meister|practice makes perfect
Öl und Essig|oil and vinegar
der Fuß, die Füße|the foot, the feet
das Gemüse|vegetables
hübsch|pretty
die Brücke über den Fluß|the bridge over the river
mögen, können, dürfen|to like, can, may
das Geräusch|the noise
die Käsesoße|the cheese sauce
zwölf Wölfe|twelve wolves
süß und sauer|sweet and sour
die Bücherei schließt|the library closes
„Grüß Gott!“|hello
"""
# Two languages, neither of them ASCII.
POLISH_GERMAN = """
źródło|die Quelle
księżyc|der Mond
gałąź|der Ast, die Äste
łódź żaglowa|das Segelboot
wąż|die Schlange
przyszłość|die Zukunft
pięćdziesiąt|fünfzig
ściana|die Wand, die Wände
mąż i żona|Mann und Frau
grzmieć|donnern
żółw|die Schildkröte
słońce świeci|die Sonne scheint
gęś|die Gans, die Gänse
książka|das Buch, die Bücher
śnieg|der Schnee
piątek|der Freitag
złość|der Ärger
jabłoń|der Apfelbaum
mówić głośno|laut sprechen, größer
być może|vielleicht
"""
SPANISH_GERMAN = """
la mañana|der Morgen, früh
el corazón|das Herz
adiós|auf Wiedersehen
el avión despegó|das Flugzeug hob ab
¿dónde está?|wo ist es?
el pájaro|der Vogel, die Vögel
pequeño|klein, größer
el lápiz|der Bleistift
la canción|das Lied
el árbol|der Baum, die Bäume
la lámpara|die Lampe
el inglés|das Englische, die Wörter
último|der letzte, spät
el café está frío|der Kaffee ist kalt
también|auch, möglich
la uña|der Nagel, die Nägel
difícil|schwierig
el niño soñó|das Kind träumte
aquí|hier, schön
el ratón|die Maus, die Mäuse
"""
RUSSIAN = """
собака|dog
кошка спит на окне|the cat sleeps on the window
большое спасибо|thank you very much
где находится вокзал?|where is the station?
книга|book
хлеб и молоко|bread and milk
завтра будет дождь|tomorrow it will rain
учитель пишет на доске|the teacher writes on the board
красивая женщина|a beautiful woman
железная дорога|railway
время - деньги|time is money
я не понимаю|I do not understand
девочка читает письмо|the girl reads a letter
осень, зима, весна, лето|autumn, winter, spring, summer
площадь|square
чёрный чай|black tea
улица|street
говорить по-русски|to speak Russian
шесть, семь, восемь|six, seven, eight
до свидания|goodbye
"""
JAPANESE = """
学校|school
先生は日本語を教えます|the teacher teaches Japanese
ありがとうございます|thank you
犬|dog
駅はどこですか|where is the station?
食べる|to eat
昨日、映画を見ました|I saw a film yesterday
コンピューター|computer
新しい本を買った|I bought a new book
表示する|to show
能力|ability
美しい花|a beautiful flower
毎日勉強します|I study every day
図書館は静かだ|the library is quiet
友達と話す|to talk with a friend
雨が降っている|it is raining
お元気ですか|how are you?
十年前に来た|came ten years ago
テレビを見る|to watch television
さようなら|goodbye
"""
SIMPLIFIED = """
学校|school
老师教我们中文|the teacher teaches us Chinese
谢谢你|thank you
火车站在哪里？|where is the station?
我们明天去北京|we go to Beijing tomorrow
电脑|computer
昨天看了一部电影|saw a film yesterday
苹果、香蕉和葡萄|apples, bananas and grapes
图书馆很安静|the library is quiet
汉语词汇|Chinese vocabulary
他是我的朋友|he is my friend
天气很冷|the weather is cold
请问，现在几点？|excuse me, what time is it?
漂亮的花|a beautiful flower
吃饭|to eat
每天学习|to study every day
这本书多少钱|how much is this book?
马和牛|horse and cow
十二月|December
再见|goodbye
"""
TRADITIONAL = """
學校|school
老師教我們中文|the teacher teaches us Chinese
謝謝你|thank you
火車站在哪裡？|where is the station?
我們明天去臺北|we go to Taipei tomorrow
電腦|computer
昨天看了一部電影|saw a film yesterday
蘋果、香蕉和葡萄|apples, bananas and grapes
圖書館很安靜|the library is quiet
漢語詞彙|Chinese vocabulary
他是我的朋友|he is my friend
天氣很冷|the weather is cold
請問，現在幾點？|excuse me, what time is it?
漂亮的花|a beautiful flower
吃飯|to eat
每天學習|to study every day
這本書多少錢|how much is this book?
馬和牛|horse and cow
十二月|December
再見|goodbye
"""
KOREAN = """
학교|school
선생님이 한국어를 가르쳐요|the teacher teaches Korean
감사합니다|thank you
기차역이 어디예요?|where is the station?
내일 서울에 가요|I go to Seoul tomorrow
컴퓨터|computer
어제 영화를 봤어요|I saw a film yesterday
사과, 바나나, 포도|apples, bananas, grapes
도서관은 조용해요|the library is quiet
단어|word
그는 제 친구예요|he is my friend
날씨가 추워요|the weather is cold
지금 몇 시예요?|what time is it?
예쁜 꽃|a beautiful flower
밥을 먹다|to eat
매일 공부해요|I study every day
이 책은 얼마예요?|how much is this book?
말과 소|horse and cow
십이월|December
안녕히 가세요|goodbye
"""


def pairs(text, count):
    """So many cards: the words, then the words in pairs."""
    words = [tuple(x.split("|")) for x in text.strip().split("\n")]
    out = words[:count]
    while len(out) < count:
        i = len(out)
        a, b = words[i % 20], words[(i // 20 + i % 20) % 20]
        out.append((f"{a[0]} ({i}) {b[0]}", f"{a[1]} ({i}) {b[1]}"))
    return out
