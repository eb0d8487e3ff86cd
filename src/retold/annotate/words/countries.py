"""Countries, regions and large cities, with the words for their people."""

from __future__ import annotations

_PAIRS = """
Afghanistan:Afghan,Afghans; Albania:Albanian,Albanians; Algeria:Algerian,Algerians; Angola:Angolan,Angolans;
Argentina:Argentine,Argentines,Argentinian,Argentinians; Armenia:Armenian,Armenians; Australia:Australian,Australians,Aussie;
Austria:Austrian,Austrians; Azerbaijan:Azerbaijani,Azerbaijanis; Bahamas:Bahamian,Bahamians; Bahrain:Bahraini,Bahrainis;
Bangladesh:Bangladeshi,Bangladeshis; Barbados:Barbadian; Belarus:Belarusian,Belarusians; Belgium:Belgian,Belgians;
Belize:Belizean; Benin:Beninese; Bhutan:Bhutanese; Bolivia:Bolivian,Bolivians; Bosnia:Bosnian,Bosnians; Botswana:Botswanan;
Brazil:Brazilian,Brazilians; Britain:British,Briton,Britons,Brit,Brits; Brunei:Bruneian; Bulgaria:Bulgarian,Bulgarians; Burkina
Faso:Burkinabe; Burundi:Burundian,Burundians; Cambodia:Cambodian,Cambodians; Cameroon:Cameroonian,Cameroonians;
Canada:Canadian,Canadians; Chad:Chadian,Chadians; Chile:Chilean,Chileans; China:Chinese; Colombia:Colombian,Colombians;
Congo:Congolese; Costa Rica:Costa Rican,Costa Ricans; Croatia:Croatian,Croatians,Croat,Croats; Cuba:Cuban,Cubans;
Cyprus:Cypriot,Cypriots; Czech Republic:Czech,Czechs; Czechia:Czech; Denmark:Danish,Dane,Danes; Djibouti:Djiboutian; Dominican
Republic:Dominican,Dominicans; Ecuador:Ecuadorian,Ecuadorians,Ecuadorean; Egypt:Egyptian,Egyptians; El
Salvador:Salvadoran,Salvadorans,Salvadorean,Salvadorian; England:English,Englishman; Eritrea:Eritrean,Eritreans;
Estonia:Estonian,Estonians; Ethiopia:Ethiopian,Ethiopians; Fiji:Fijian,Fijians; Finland:Finnish,Finn,Finns;
France:French,Frenchman,Frenchmen,Frenchwoman; Gabon:Gabonese; Gambia:Gambian,Gambians; Gaza:Gazan,Gazans;
Georgia:Georgian,Georgians; Germany:German,Germans; Ghana:Ghanaian,Ghanaians; Greece:Greek,Greeks; Greenland:Greenlandic;
Guatemala:Guatemalan,Guatemalans; Guinea:Guinean,Guineans; Guyana:Guyanese; Haiti:Haitian,Haitians; Honduras:Honduran,Hondurans;
Hong Kong:Hongkonger,Hongkongers; Hungary:Hungarian,Hungarians; Iceland:Icelandic,Icelander,Icelanders; India:Indian,Indians;
Indonesia:Indonesian,Indonesians; Iran:Iranian,Iranians; Iraq:Iraqi,Iraqis; Ireland:Irish,Irishman; Israel:Israeli,Israelis;
Italy:Italian,Italians; Ivory Coast:Ivorian,Ivorians; Jamaica:Jamaican,Jamaicans; Japan:Japanese; Jordan:Jordanian,Jordanians;
Kazakhstan:Kazakh,Kazakhs; Kenya:Kenyan,Kenyans; Kosovo:Kosovar,Kosovan; Kuwait:Kuwaiti,Kuwaitis; Kyrgyzstan:Kyrgyz;
Laos:Laotian,Lao; Latvia:Latvian,Latvians; Lebanon:Lebanese; Lesotho:Basotho; Liberia:Liberian,Liberians; Libya:Libyan,Libyans;
Lithuania:Lithuanian,Lithuanians; Luxembourg:Luxembourger; Madagascar:Malagasy; Malawi:Malawian; Malaysia:Malaysian,Malaysians;
Maldives:Maldivian; Mali:Malian,Malians; Malta:Maltese; Mauritania:Mauritanian; Mauritius:Mauritian; Mexico:Mexican,Mexicans;
Moldova:Moldovan,Moldovans; Monaco:Monegasque; Mongolia:Mongolian,Mongolians; Montenegro:Montenegrin; Morocco:Moroccan,Moroccans;
Mozambique:Mozambican; Myanmar:Burmese; Burma:Burmese; Namibia:Namibian; Nepal:Nepali,Nepalese; Netherlands:Dutch,Dutchman;
Holland:Dutch; New Zealand:New Zealander,New Zealanders,Kiwi; Nicaragua:Nicaraguan,Nicaraguans; Niger:Nigerien;
Nigeria:Nigerian,Nigerians; North Korea:North Korean,North Koreans; Norway:Norwegian,Norwegians; Oman:Omani,Omanis;
Pakistan:Pakistani,Pakistanis; Palestine:Palestinian,Palestinians; Panama:Panamanian,Panamanians; Papua New Guinea:Papuan;
Paraguay:Paraguayan; Peru:Peruvian,Peruvians; Philippines:Filipino,Filipinos,Philippine,Filipina; Poland:Polish,Pole,Poles;
Portugal:Portuguese; Puerto Rico:Puerto Rican,Puerto Ricans; Qatar:Qatari,Qataris; Romania:Romanian,Romanians;
Russia:Russian,Russians; Rwanda:Rwandan,Rwandans; Samoa:Samoan; Saudi Arabia:Saudi,Saudis; Scotland:Scottish,Scot,Scots;
Senegal:Senegalese; Serbia:Serbian,Serbians,Serb,Serbs; Sierra Leone:Sierra Leonean; Singapore:Singaporean,Singaporeans;
Slovakia:Slovak,Slovaks,Slovakian; Slovenia:Slovenian,Slovene; Somalia:Somali,Somalis; South Africa:South African,South Africans;
South Korea:South Korean,South Koreans; Korea:Korean,Koreans; South Sudan:South Sudanese; Spain:Spanish,Spaniard,Spaniards; Sri
Lanka:Sri Lankan,Sri Lankans; Sudan:Sudanese; Suriname:Surinamese; Sweden:Swedish,Swede,Swedes; Switzerland:Swiss;
Syria:Syrian,Syrians; Taiwan:Taiwanese; Tajikistan:Tajik,Tajiks; Tanzania:Tanzanian; Thailand:Thai,Thais; Tibet:Tibetan,Tibetans;
Togo:Togolese; Tonga:Tongan; Trinidad:Trinidadian; Tunisia:Tunisian,Tunisians; Turkey:Turkish,Turk,Turks; Turkmenistan:Turkmen;
Uganda:Ugandan,Ugandans; Ukraine:Ukrainian,Ukrainians; United Arab Emirates:Emirati,Emiratis; United Kingdom:; United
States:American,Americans; America:American; Uruguay:Uruguayan; Uzbekistan:Uzbek,Uzbeks; Vatican:;
Venezuela:Venezuelan,Venezuelans; Vietnam:Vietnamese; Wales:Welsh,Welshman; Yemen:Yemeni,Yemenis; Zambia:Zambian;
Zimbabwe:Zimbabwean,Zimbabweans; Africa:African,Africans; Asia:Asian,Asians; Europe:European,Europeans; Latin
America:Latino,Latinos,Hispanic; Antarctica:; Catalonia:Catalan,Catalans; Kurdistan:Kurdish,Kurd,Kurds; Chechnya:Chechen,Chechens;
Crimea:Crimean; Texas:Texan,Texans; California:Californian,Californians; Paris:Parisian,Parisians; London:Londoner,Londoners; New
York:New Yorker,New Yorkers; Middle East:; West Bank:; Soviet Union:Soviet,Soviets
"""
_CITIES = """
London Paris Berlin Madrid Rome Vienna Brussels Amsterdam Lisbon Dublin Edinburgh Glasgow Belfast Cardiff Manchester Liverpool
Birmingham Leeds Oslo Stockholm Copenhagen Helsinki Warsaw Prague Budapest Bucharest Sofia Athens Ankara Istanbul Moscow Kyiv Kiev
Minsk Belgrade Zagreb Sarajevo Geneva Zurich Munich Hamburg Frankfurt Barcelona Milan Venice Naples Nice Marseille Lyon Calais
Strasbourg Washington Boston Chicago Philadelphia Houston Dallas Austin Miami Atlanta Denver Seattle Detroit Baltimore Cleveland
Phoenix Minneapolis Orlando Sacramento Honolulu Toronto Ottawa Montreal Vancouver Manhattan Brooklyn Queens Hollywood Texas
California Florida Ohio Georgia Virginia Pennsylvania Illinois Michigan Arizona Nevada Oregon Utah Colorado Alabama Tennessee
Kentucky Louisiana Mississippi Missouri Minnesota Wisconsin Iowa Kansas Nebraska Oklahoma Arkansas Maryland Massachusetts
Connecticut Delaware Maine Vermont Montana Wyoming Idaho Alaska Hawaii Indiana Beijing Shanghai Tokyo Osaka Seoul Pyongyang Taipei
Manila Jakarta Bangkok Hanoi Delhi Mumbai Kolkata Karachi Lahore Islamabad Kabul Tehran Baghdad Mosul Damascus Aleppo Beirut
Jerusalem Tel-Aviv Amman Riyadh Jeddah Doha Dubai Cairo Alexandria Tripoli Tunis Algiers Rabat Khartoum Nairobi Mogadishu Kampala
Lagos Abuja Accra Dakar Johannesburg Pretoria Harare Luanda Kinshasa Caracas Bogota Bogotá Lima Quito Santiago Havana Managua
Brasilia Montevideo Asuncion Tegucigalpa Sydney Melbourne Canberra Perth Brisbane Auckland Wellington Lorraine Normandy Bavaria
Siberia Yorkshire Kent Essex Surrey Sussex Cornwall Devon Oxford Cambridge Bristol Sheffield Ontario Quebec Queensland Victoria
Tasmania Punjab Kashmir Donbas Sinai Sahel Darfur
"""
_MORE = (
    "New York City; New Jersey; New Mexico; New Orleans; New Hampshire; North Carolina; South Carolina; North Dakota; South "
    "Dakota; West Virginia; Rhode Island; Los Angeles; San Francisco; San Diego; San Salvador; San Jose; San Antonio; Las Vegas; "
    "Buenos Aires; Mexico City; Rio de Janeiro; Sao Paulo; Kuala Lumpur; New Delhi; Hong Kong; Cape Town; Tel Aviv; St "
    "Petersburg; Addis Ababa; Northern Ireland; Great Britain; Eastern Europe; Western Europe; Southeast Asia; Ho Chi Minh City; "
    "Phnom Penh; Port-au-Prince; Washington DC; Washington D.C.; Gaza Strip; Golan Heights; U.S.; US; U.K.; UK; USA; U.S.A.; UAE; "
    "EU; E.U.; DPRK; GB; DC; D.C."
)


def _split() -> tuple[frozenset[str], dict[str, str]]:
    names: set[str] = set()
    people: dict[str, str] = {}
    for pair in " ".join(_PAIRS.split()).split(";"):
        country, _, words = pair.strip().partition(":")
        names.add(country)
        for word in filter(None, words.split(",")):
            people.setdefault(word, country)
    names.update(_CITIES.split())
    names.update(part.strip() for part in _MORE.split(";"))
    return frozenset(names), people


PLACES, DEMONYMS = _split()
"""Names of places; and words for their people ("Tunisians") with the place they belong to."""
