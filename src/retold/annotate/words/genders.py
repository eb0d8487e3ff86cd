"""Words that tell whether a person is spoken of as he or she: titles, kin and offices, and common given names."""

from __future__ import annotations

FEMALE_WORDS = frozenset(
    "mrs ms miss dame lady baroness queen princess duchess sister mother wife daughter widow aunt niece girl woman girlfriend "
    "congresswoman councilwoman spokeswoman chairwoman actress policewoman businesswoman grandmother stepmother heiress nun empress "
    "waitress sportswoman alderwoman hajiya alhaja".split()
)
MALE_WORDS = frozenset(
    "mr sir lord baron king prince duke brother father husband son widower uncle nephew boy man boyfriend congressman councilman "
    "spokesman chairman actor policeman businessman grandfather stepfather pope monk emperor fireman fisherman sportsman alderman "
    "imam".split()
)
FEMALE_NAMES = frozenset(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily "
    "donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna "
    "brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie "
    "olivia joyce virginia victoria lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann "
    "sara frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella "
    "theresa diana natalie brittany charlotte marie kayla alexis siobhan fiona claire fatima aisha salma nadia leila amina ana rosa "
    "carmen lucía lucia elena marta pilar maría juana isabel gabriela daniela camila sofia valentina marine natalia svetlana olga "
    "priya melania ivanka hillary kate meghan sonia corina ada celia erin michele loretta "
    "aaliyah agnes aishwarya akiko alejandra alyssa amal amelia annalena astrid audrey ava beatriz benazir bethany brianna "
    "brigitte caroline charlene chiara chimamanda chloe chrissy colette connie dawn deepika dilma edith ekaterina eleanor ella "
    "erica erika ethel federica fernanda folake francesca gabrielle genevieve gina giorgia giulia gladys graca greta gwendolyn "
    "hanan harriet hazel helene huda imogen indira ingrid irina iryna isla jacinda jenna kamala kavita keiko khadija kirsten "
    "krista kristen kristin larissa layla leah leyla lorena lorraine ludmila madison malala mamata mariana maryam mia michiko "
    "mildred molly monica naomi ngozi nikki nkosazana noor odile oksana paige paola paulina peggy penelope philippa phyllis "
    "rachael rania rhonda robyn rosemary sakura savannah segolene silvia simone solange stacy sunita sushma sylvia tamara tanya "
    "tara tatiana thelma therese tina tracy tulsi uma ursula valerie vanessa veronica wendy whitney winnie ximena yasmin "
    "yekaterina yoko yulia yuriko yvonne zahra zainab zoe".split()
)
MALE_NAMES = frozenset(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul "
    "andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry "
    "justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan "
    "douglas zachary peter kyle walter ethan jeremy harold keith christian roger gerald carl terry sean arthur lawrence bryan joe billy "
    "bruce albert willie juan wayne roy ralph randy eugene vincent russell louis bobby philip johnny simon ian neil graham nigel colin "
    "stuart gordon malcolm trevor derek clive hugh owen mohammed muhammad mohamed mahmoud ahmed ali hassan hussein ibrahim abdul "
    "abdullah omar osama khalid yusuf bashar tariq imran carlos luis miguel jorge pedro pablo fernando francisco javier diego ricardo "
    "eduardo rafael antonio manuel sergio alejandro hugo raúl raul fidel gustavo enrique alberto oscar edmundo leopoldo pierre jacques "
    "françois francois michel philippe henri claude emmanuel nicolas bernard alain hans klaus wolfgang karl heinz otto stefan vladimir "
    "dmitry dmitri sergei sergey igor ivan mikhail alexei boris yuri oleg viktor volodymyr narendra rahul shinzo giovanni marco matteo "
    "silvio giuseppe luca paolo bibi yitzhak shimon recep mustafa mehmet barack bill bernie ted jeb mitt rand mike chuck mitch rex jared "
    "steve sadiq anil sanjay raj amir reza tom tim jim bob ron dan ken greg tony harry martin andy nicolás tomás "
    "abdel abubakar adrián aleksandr aleksei alexandre amit anatoly anders andres andrzej andrés antoine anwar ariel armando "
    "arturo arvind ashraf asif avigdor benigno benoit benoît bjorn björn bogdan bola brad brent calvin cesar chad chester chinedu "
    "clarence clement clifford craig curtis cyril césar dale darnell denis desmond didier dieter dragan duane dwight ebrahim ehud "
    "elon emeka emilio erik ernest ernesto esteban etienne evo felix ferdinand floyd fumio gamal garba gennady gerard gerhard "
    "gilbert gilles glenn goodluck goran guillaume guillermo gunter gérard günter hafez haider hamid harvey heiko helmut henrik "
    "herbert hiroshi hosni ion istván iván jamal jaroslaw javad jeff jens joaquin joaquín joko jomo jonas julian julián junichiro "
    "jurgen jürgen keir kenji kofi konstantin krzysztof kwame lamar lars laszlo laurent lech leon leonard leonid leroy lester "
    "lloyd lázaro mads magnus mahathir malik manmohan marcel marcus martín marvin mateo mathieu mauricio maxim melvin miklós milos "
    "milton naftali najib nawaz nelson neville nick nicolae niels nikita norman nouri olaf olav olivier olusegun pavel per pervez "
    "piotr qasem quentin raila rainer rajiv ramon reginald rishi rodney rodrigo roman román saddam sani santiago serge shane "
    "shehbaz shigeru slobodan stanley stéphane sven takashi taro terrence thabo theodore thierry todd tomasz travis troy tunde "
    "tyrone uhuru uwe vasily vernon victor vitaly vlad víctor warren wendell wesley winston yasser yemi yevgeny yogi yukio yves "
    "zoltan zoran óscar".split()
)
