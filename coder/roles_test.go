package coder

import (
	"strings"
	"testing"

	"sitrep"
)

// roleCases: a text, then the events wanted in it: TYPE actors > recipients.
var roleCases = []string{
	// What an object or a trigger's noun carries serves the verb.
	"Norway broke off peace talks with the rebel group in May. | SANCTION Norway > the rebel group",
	// What a party or a committee calls itself tells nothing.
	"Members of the Rally for Unity met in Orlec on Monday. | CONSULT Members of the Rally >",
	"Karsian officials met the Boycott Coalition in Orlec. | CONSULT Karsian officials; the Boycott Coalition >",
	"The Strike Coordination Committee condemned the arrests. | ACCUSE The Strike Coordination Committee > | COERCE >",
	// Who takes a deed upon himself did it.
	"A bomb wrecked the market on Friday. The Taliban took credit for the bombing. | ASSAULT the Taliban > the market | ASSAULT the Taliban > the market",
	"A bomb wrecked the market on Friday. The Taliban owned up to the bombing. | ASSAULT the Taliban > the market | ASSAULT the Taliban > the market",
	// "It" that demands or is ready is somebody.
	"The front says it is losing the valley. It is demanding that the army stop the raids. | REQUEST The front > the army | ASSAULT the army >",
	"Kenya said it was ready to contribute 300 soldiers to the mission. | AGREE Kenya > the mission",
	// What befalls "them" befalls those who were taken.
	"Police detained three students on Monday. They were released on Tuesday. | COERCE Police > three students | RETREAT > three students",
	"Gunmen kidnapped two engineers near Arbin in May. They were freed last week. | ASSAULT Gunmen > two engineers | RETREAT > two engineers",
	"Police detained three students. They were attacked by a mob. | COERCE Police > three students | ASSAULT a mob > Police",
	// A paper stands for those who give it out.
	"Six senators signed a letter urging the council to act. | REQUEST Six senators > the council",
	"The ministry issued a statement condemning the raid by the rebels. | ACCUSE The ministry > the rebels | ASSAULT the rebels >",
	"The ministry said in a statement that called on the rebels to leave. | REQUEST The ministry > the rebels",
	"A resolution, adopted by the council on Monday, demands an end to the siege by the army. | REQUEST the council > the army | COERCE the army >",
	// Whose deed or word it is stands in the clause that says which.
	"The offer that Karsia made to the rebels last week is dead. | AGREE Karsia > the rebels",
	"A promise of amnesty that the governor made to the gunmen last week was broken. | AGREE the governor > the gunmen",
	"Residents still fear the raids that the army launched on the hills. | ASSAULT the army > the hills",
	"The ministry imposed sanctions on Iran's interior minister and his deputy. | COERCE The ministry > Iran's interior minister; his deputy",
	"The Treasury froze the assets of two companies. | COERCE The Treasury > two companies",
	"The president reaffirmed his full support for Ukraine and its army. | SUPPORT The president > Ukraine; its army",
	"The state will seek four more battalions from the Centre. | REQUEST The state > the Centre",
	"Canada stands shoulder to shoulder with the people of Lebanon. | SUPPORT Canada > the people of Lebanon",
	// Parties of an accord, however the parser hangs the second one.
	"The rebels signed a truce with the army on Sunday. | SUPPORT The rebels; the army >",
	"The government of the Gambia and the rebels signed a peace deal. | SUPPORT The government of the Gambia; the rebels >",
	"The government of Mali and the Permanent Strategic Framework signed a truce. | SUPPORT The government of Mali; the Permanent Strategic Framework >",
	"The governments of Kenya and the Central African Republic signed a truce. | SUPPORT The governments of Kenya; the Central African Republic >",
	"The army condemned the attack on the town by rebels. | ACCUSE The army > rebels | ASSAULT rebels > the town",
	// What describes an owner is not of what he owns.
	"The Norland-led alliance's four airstrikes hit a depot near Tesra. | ASSAULT The Norland-led alliance > a depot | ASSAULT The Norland-led alliance > a depot",
	"The U.S.-led coalition's four airstrikes delivered 24 bombs. | ASSAULT The U.S.-led coalition >",
	"The Saudi-led coalition's raids hit Houthi posts. | ASSAULT The Saudi-led coalition > Houthi posts | ASSAULT The Saudi-led coalition > Houthi posts",
	// Several who speak mean themselves by "they".
	"Britain and France said they would send troops to the region. | MOBILIZE Britain; France >",
	"The army and the Catholic bishops said they were ready to mediate. | AGREE The army; the Catholic bishops >",
	"The governor and the bishop said they condemned the raid by the army. | ACCUSE The governor; the bishop > the army | ASSAULT the army >",
	// That there will be none of it is the word of who says so.
	"The governor of Kavo said there would be no amnesty for the mutineers. | CONCEDE The governor of Kavo > the mutineers",
	"The rebel leader, Omar Hadi, says there will be no talks with the army. | REJECT Omar Hadi > the army",
	// Those who are chased turn on those who chase them.
	"When a dozen marchers tried to drive the gang out, they opened fire on six marchers. | ASSAULT the gang > six marchers",
	"When villagers attempted to chase the men away, they opened fire, wounding three villagers. | ASSAULT the men > three villagers | ASSAULT the men > three villagers",
	"When the guards tried to stop the car, they shot two men. | ASSAULT the guards > two men",
	"When soldiers tried to free the hostages, they shot two gunmen. | AID soldiers > the hostages | ASSAULT soldiers > two gunmen",
	// Nor does the farm where a shooting was that hurt people.
	"The shooting at a farm that killed two clerks shook Arbin. | ASSAULT > a farm | ASSAULT > two clerks",
	// Who reports on people shot is none of them and shot nobody.
	"Kim Soto reports on the clerk killed in Dorim. | ASSAULT > the clerk",
	"Ana Ruiz reports on the two people shot on Monday in Dorim. | ASSAULT > the two people",
	// What the first report was is no victim, the dead and wounded struck nobody, nor was the road struck.
	"The first word was that a guard had been killed. | ASSAULT > a guard",
	"The shooting occurred around noon on Martin Arden Drive. | ASSAULT >",
	"Bodyguards shot the gunman after he fired at the candidate. | ASSAULT Bodyguards > the gunman | ASSAULT the gunman > the candidate",
	// A town with an article shoots at nobody.
	"The Arden Hills shooting Friday left two clerks wounded. | ASSAULT > two clerks | ASSAULT > two clerks",
	"A Stone Hills man shooting from a roof wounded two clerks. | ASSAULT A Stone Hills man > two clerks",
	// Who is behind, in or on something.
	"The report found that Iran was behind the attack on the convoy. | ASSAULT Iran > the convoy",
	"Two teachers who have been on hunger strike since June were taken to hospital. | PROTEST Two teachers >",
	"Residents burned down the library in a protest over water cuts. | PROTEST Residents >",
	"After talks in Geneva, the foreign ministers of Egypt and Jordan agreed to a truce. | CONSULT the foreign ministers of Egypt; Jordan > | AGREE the foreign ministers of Egypt; Jordan >",
	"Japan's foreign minister, in Suva for talks with his Fijian counterpart, praised the army. | CONSULT Japan's foreign minister > his Fijian counterpart",
	"The army shelled the town during talks in Geneva. | CONSULT > ",
	"Three people were killed in protests in Dhaka. | PROTEST >",
	// Who said and who did.
	"Gunmen kidnapped at least 40 pupils from a school in Zamfara, residents said; police gave no number. | ASSAULT Gunmen > at least 40 pupils",
	"Three fishermen killed in a raid near Derna, police said. | ASSAULT > Three fishermen",
	"The bishop said soldiers had burned two barns and called on the army to pay for them. | ASSAULT soldiers > two barns | REQUEST The bishop > the army",
	"Six people were killed in an attack near Dorim. The Karm Front denied that its men had carried out the attack. | - ASSAULT its men >",
	"The ministry denied that troops had shelled the village and accused Kigali of lying. | ASSAULT troops > the village | ACCUSE The ministry > Kigali",
	"Oman said it was an internal matter and declined the offer. | REJECT Oman >",
	"The mayor said any landing would be met with a crushing response. | THREATEN The mayor >",
	// Who tells of a deed did not do it, unless nobody else is there.
	"Sheriff Tom Dorn said the gunman drove to the quarry, where he shot another driver. | ASSAULT the gunman > another driver",
	"Sheriff Tom Dorn said four people were dead. Dorn says the shooter drove north, where he shot another driver. | ASSAULT > four people | ASSAULT the shooter > another driver",
	"Captain Mark Hale said the suspect ran into a school, where he stabbed a teacher. | ASSAULT the suspect > a teacher",
	"Mayor John Reyes said Carl Voss lost his temper when he punched a guard. | ASSAULT Carl Voss > a guard",
	"Carl Voss said he had stabbed the guard. | ASSAULT Carl Voss > the guard",
	// What hangs on the noun before it, and on the means.
	"Police broke up a march by students. | COERCE Police > a march | PROTEST students >",
	"On Friday Norway imposed sanctions on three generals. | COERCE Norway > three generals",
	"The army retaliated with artillery against rebel positions on Thursday. | ASSAULT The army > rebel positions",
	"The strike, called by the miners' union, shut the port. | PROTEST the miners' union >",
	"Nurses began a sit-in outside the palace. | PROTEST Nurses >",
	"Rebels took 11 men prisoner near Gao. | ASSAULT Rebels > 11 men",
	"The militia took 40 hostages. | ASSAULT The militia > 40 hostages",
	"Hundreds of miners marched in Oruro. Police arrested nine of them. | PROTEST Hundreds of miners > | COERCE Police > Hundreds of miners",
	// What follows from a blast, not from what went on meanwhile.
	"The bomb exploded as an army convoy was passing, killing two officers and a passer-by. | ASSAULT > two officers; a passer-by | ASSAULT > two officers; a passer-by",
	"The mine went off while pilgrims were leaving the shrine, wounding nine guards. | ASSAULT > nine guards | ASSAULT > nine guards",
	// Gas is fired at the crowd, whomever it hurt.
	"Thousands of miners marched in Dorim on Monday. Police used tear gas to disperse them. Six people were hurt, doctors said. | ASSAULT Police > Thousands of miners | ASSAULT Police > Six people",
	"Riot police used tear gas and arrested about 200 protesters. Five people were injured. | ASSAULT Riot police > about 200 protesters",
	"Riot police used tear gas on the crowd and arrested about 200 pupils. | ASSAULT Riot police > the crowd",
	"Police used tear gas in the square. Soldiers arrested two editors. Five people were injured. | ASSAULT Police > Five people",
	// Whom a protest is at.
	"Students burned tyres in protest at the police raids. | PROTEST Students > police",
	"Villagers blocked the bridge in protest against the arrest of a teacher by soldiers. | PROTEST Villagers > soldiers",
	"Thousands of people blocked three bridges to demand the resignation of the governor. | PROTEST Thousands of people > the governor",
	"Miners downed tools and demanded that the company pay their wages. | PROTEST Miners > the company",
	"Some 60 people gathered outside the embassy, demanding that the government close the border. | PROTEST Some 60 people > the government",
	"Workers closed the port in protest over low wages. | PROTEST Workers >",
	"Miners downed tools and demanded a wage of 900 dollars. | PROTEST Miners >",
	// Who had it done.
	"The commander had twelve villagers arrested after the blast. | COERCE The commander > twelve villagers",
	"The ministry got the newspaper closed. | COERCE The ministry > the newspaper",
	"The governor had the rally dispersed with tear gas. | ASSAULT The governor > the rally",
	"Ilan Reth did not believe this and had the elders released. | RETREAT Ilan Reth > the elders",
	"The army had nine men killed near Dorim. | ASSAULT > nine men",
	"The party had three members arrested in May. | COERCE > three members",
	"The village had its school burned down by rebels. | ASSAULT rebels > its school",
	// Forces of two countries.
	"Troops from Norway and Denmark shelled the port. | ASSAULT Troops; Denmark > the port",
	"The first 26 monitors from Norway and Denmark met the king. | CONSULT The first 26 monitors; the king >",
	// Who comes along does it too, who only backs it does not.
	"Soldiers accompanied by militiamen burned 20 houses near Dorim. | ASSAULT Soldiers; militiamen > 20 houses",
	"Militiamen joined by foreign fighters attacked the port. | ASSAULT Militiamen; foreign fighters > the port",
	"Police backed by soldiers arrested 12 demonstrators. | COERCE Police > 12 demonstrators",
	"Soldiers accompanied by a photographer arrested 12 demonstrators. | COERCE Soldiers > 12 demonstrators",
	// Who sues and is sued can answer, whatever the noun.
	"The mill has sued the band over the blockade. | ACCUSE The mill > the band",
	"The senator sued the site for libel. | ACCUSE The senator > the site",
	"The ministry accused the newspaper of lying. | ACCUSE The ministry > the newspaper",
	"The envoy welcomed the bridge. | - SUPPORT The envoy > the bridge",
	// Whom a deed is blamed on did not suffer it; who is denied something; who is only described.
	"Village elders have blamed the ambush on remnants of the Northern Army; the mission could not confirm this. | ACCUSE Village elders > remnants of the Northern Army | ASSAULT >",
	"The activist was arrested on Tuesday and has since been denied access to a lawyer. | REJECT > The activist",
	"The envoy condemned \"those who play with matches\". | ACCUSE The envoy > those who play with matches",
	"A co-defendant, Rian Soto, 39, of Dorim, was acquitted by a jury in June. | CONCEDE a jury > A co-defendant",
	"The premier spoke to his Danish counterpart by telephone on Tuesday. | CONSULT The premier; his Danish counterpart >",
	// Things that are banned suffer nothing; one's own people are not whom one threatens.
	"The governor banned kites for a month. | COERCE The governor >",
	"The junta suspended all travel permits for the northern district. | COERCE The junta >",
	"The army closed the road to Dorim. | COERCE The army > the road",
	"The union said it would withdraw its members from the field unless the men were freed. | THREATEN The union >",
	// A second deed of the sentence is told with the first; an outcome of it is not.
	"Rebels blew up a bridge near Dorim on Monday night and killed a guard. | ASSAULT Rebels > a bridge; a guard",
	"Rebels fired on a convoy and wounded a sergeant. | ASSAULT Rebels > a convoy; a sergeant",
	"The gang stormed a farm and killed the owner. | ASSAULT The gang > a farm; the owner",
	"Gunmen attacked a police post, killing four officers. | ASSAULT Gunmen > a police post",
	"A shell hit a bus and four passengers were killed. | ASSAULT > a bus",
	// A road is where, not whom.
	"Gunmen opened fire on Sadovaya Street in Odesa, killing two people. | ASSAULT Gunmen > two people | ASSAULT Gunmen > two people",
	"Police are looking into a shooting on the 1400 block of Karm Street that left two men dead. | ASSAULT > two men | ASSAULT > two men",
	"Gunmen attacked the block of flats on Karm Street, killing two people. | ASSAULT Gunmen > the block of flats on Karm Street; two people | ASSAULT Gunmen > two people",
	"A bomb exploded on Lake Road in Peshawar, wounding five women. | ASSAULT > five women | ASSAULT > five women",
	"Demonstrators blocked Palm Avenue in Accra. | PROTEST Demonstrators >",
	// Along with, and beside a name.
	"Unknown gunmen killed a tribal elder along with his son and nephew in Tank. | ASSAULT Unknown gunmen > a tribal elder; his son; nephew",
	"The minister was killed together with his driver and two bodyguards. | ASSAULT > The minister; his driver; two bodyguards",
	"Police arrested opposition leader Jean Ndong and three of his aides in Douala. | COERCE Police > opposition leader Jean Ndong; three of his aides",
	// Words of the verb, not of whom it struck.
	"Guards shot dead three Maoist rebels in the forest. | ASSAULT Guards > three Maoist rebels",
	"Rebels hacked to death 20 villagers near Oicha. | ASSAULT Rebels > 20 villagers",
	"The authorities handed over 12 women to a Belgian delegation. | RETREAT The authorities > 12 women",
	// A plot that is foiled is others'.
	"Police said they had foiled a plot to bomb the airport in Entebbe. | ASSAULT > the airport",
	"Soldiers demolished the house of a Palestinian accused of killing a guard. | ASSAULT Soldiers > the house | ASSAULT Palestinian > a guard",
	"Thousands have fled fighting between the army and the Mai-Mai in Fizi. | ASSAULT the army; the Mai-Mai >",
	"Rebels launched an offensive to win back the hills. | ASSAULT Rebels >",
	"Regime warplanes executed four airstrikes near Idlib. | ASSAULT Regime warplanes >",
	// Ceasefires spelled in two, broken and called off.
	"The cease-fire, which took effect at midnight, appeared to hold. | RETREAT >",
	"Rebels broke the cease-fire in Aden. | ASSAULT Rebels >",
	"The guerrillas have suspended their cease-fire. | SANCTION The guerrillas >",
	"The rebels vowed never to surrender their arms. | REJECT The rebels >",
	"France's foreign minister said after talks in Ankara with his Turkish counterpart that the deal stood. | CONSULT France's foreign minister; his Turkish counterpart >",
	"Chad's main rebel group said it would not attend talks in Doha. | REJECT Chad's main rebel group >",
	"The soldiers came under mortar fire near the bridge. | ASSAULT > The soldiers",
	"The army admitted losing eight soldiers in the ambush. | CONCEDE The army > | ASSAULT > eight soldiers | ASSAULT > eight soldiers",
	// Coordination, apposition, enumeration.
	"The mediators, Lord Hale and Mr Brand, met the Serbian president. | CONSULT Lord Hale; Mr Brand; the Serbian president >",
	"Militias such as Hezbollah and Amal shelled the village. | ASSAULT Hezbollah; Amal > the village",
	"Representatives of the ministries of foreign affairs of Iran, Iraq and Turkey met in Doha. | CONSULT Representatives of the ministries of foreign affairs; Iran; Iraq; Turkey >",
	"The mayor asked the police to protect the school and accused the army of looting. | ACCUSE The mayor > the army of looting",
	"The two men had commanded a night raid on the village. | ASSAULT The two men > the village",
	"Norwegian prosecutors issued a European arrest warrant for the general. | THREATEN Norwegian prosecutors > the general",
	"Eleven were found shot dead the next morning. | ASSAULT > Eleven",
	"Police fired tear gas to disperse the protesters. | ASSAULT Police > the protesters",
	"A Norwegian patrol boat fired warning shots at a Russian trawler. | ASSAULT A Norwegian patrol boat > a Russian trawler",
	// What is said of talks and fighting concerns their parties.
	"Peace talks between the cabinet and the Arven Front collapsed in May. | SANCTION the cabinet; the Arven Front >",
	"Heavy fighting between the garrison and tribesmen continued in Bor. | ASSAULT the garrison; tribesmen >",
	"Fighting between the army and rebels killed nine villagers. | ASSAULT the army; rebels >",
	"The truce between the army and the Arven Front held for six weeks. | RETREAT the army; the Arven Front >",
	// Whom only a clause or what befell them describes.
	"The general warned that sentries would open fire on anyone who crossed the ditch. | THREATEN The general > anyone who crossed the ditch",
	"Mutineers whipped those who tried to flee. | ASSAULT Mutineers > those who tried to flee",
	"A navy helicopter evacuated the wounded to Bor. | AID A navy helicopter > the wounded",
	"Thousands of villagers were driven from the delta by the militia. | SANCTION the militia > Thousands of villagers",
	"One of its leaders, Omar Saleh, accused the army of looting. | ACCUSE Omar Saleh > the army of looting",
	// Crowds, goods, ways, orders.
	"Police used water cannon to break up a rally outside the courthouse. | ASSAULT Police > a rally outside the courthouse",
	"Two editors were conscripted by force. | COERCE > Two editors",
	"Nine lorries were turned back on the orders of the governor. | COERCE the governor > Nine lorries",
	"Relief workers distributed tents, seed and cash to 900 families. | AID Relief workers > 900 families",
	"The killing by soldiers of two boys set off riots. | ASSAULT soldiers > two boys",
	"A column of lorries was hit by a rocket, killing at least 15 drivers. | - ASSAULT A column of lorries >",
	"The bloc threatened to use force against the coup leaders. | THREATEN The bloc > the coup leaders",
	"The premier warned that the army would be used against the strikers. | THREATEN The premier > the strikers",
	"The bishop offered to arrange a meeting between the cabinet and the guerrillas. | AGREE The bishop > the cabinet; the guerrillas",
	"The mutineers will receive an amnesty. | CONCEDE > The mutineers",
	"Two battalions were sent to the border. | MOBILIZE Two battalions >",
	// Who answers, and what.
	"Teachers marched on the ministry on Monday. Police fired tear gas and rubber bullets. | ASSAULT Police > Teachers",
	"Snipers shot at a patrol near Dorim. The soldiers returned fire. | ASSAULT The soldiers > Snipers",
	"The prosecutor asked the court to extradite the banker. The court refused, citing his health. | REJECT The court > The prosecutor",
	"Police arrested 17 teachers on Monday. All were released on Tuesday. | RETREAT > 17 teachers",
	"\"This is a clear violation of the truce,\" Colonel Marek said. | ACCUSE Colonel Marek >",
	// Guests and hosts; two adjectives, two parties.
	"The prime minister is due in Lagos on Friday for talks with the Nigerian president. | CONSULT The prime minister > the Nigerian president",
	"The Kenyan president met the leaders of Uganda and Rwanda in Nairobi. | CONSULT The Kenyan president; the leaders of Uganda; Rwanda >",
	"Kenyan and Ugandan troops attacked the camp on Monday. | ASSAULT Kenyan; Ugandan troops > the camp",
	// Only who can answer is asked, promised, praised, met.
	"The government promised to rebuild the houses. | - AGREE > the houses",
	"Its leader welcomed the truce. | - SUPPORT > the truce",
	"The committee discussed ancestral domain and land rights. | CONSULT The committee >",
	"Russia promised to withdraw a battalion from the island. | AGREE Russia >",
	// Control, blame, deeds within words.
	"He accused a militia from the farming communities of rustling 230 cows and beating a herder to death. | ASSAULT a militia > a herder",
	"Syria accuses Israel of bombardment of the port. | ASSAULT Israel > the port",
	"A court in Lima sentenced a former general to ten years in prison for the murder of a judge. | ASSAULT a former general > a judge",
	"Three soldiers were killed in an ambush blamed on the Maoists. | ASSAULT the Maoists > Three soldiers",
	"Kenya called for an end to the army's attacks on villages. | REQUEST Kenya > the army",
	"The African Union called for the junta to free the prisoners. | REQUEST The African Union > the junta",
	"The United States demanded that Rwanda pull its troops out of the town. | REQUEST The United States > Rwanda",
	"Guyana turned down a Venezuelan request to pull back its troops. | REJECT Guyana > Venezuelan",
	"The council expressed concern at violations of the truce by the Houthis. | ACCUSE The council > the Houthis",
	"The report lists the atrocities that the militia has committed against villagers. | ASSAULT the militia > villagers",
	"The United States condemned the attack on Monday against a convoy of aid workers. | ACCUSE The United States > | ASSAULT > a convoy of aid workers",
	"The council condemned the attack on 15 January against a convoy near Arbin, perpetrated by fighters of the Northern Front. | ASSAULT fighters of the Northern Front > a convoy",
	"The militia, which officials say has killed ten farmers, denied the claim. | ASSAULT The militia > ten farmers",
	"The army and the Rapid Support Forces accused each other of breaking the truce. | ASSAULT The army; the Rapid Support Forces >",
	// Whom the content names that is at nobody itself.
	"Ghana's president refused to meet with the striking doctors. | REJECT Ghana's president > the striking doctors",
	"A court in Nairobi rejected an appeal filed by the opposition party. | REJECT A court > the opposition party",
	"Cyprus turned down a request from the Lebanese navy for fuel. | REJECT Cyprus > the Lebanese navy",
	"The company refused to answer questions from lawmakers. | REJECT The company > lawmakers",
	"Denmark agreed to lift its sanctions on Serbia. | AGREE Denmark > Serbia",
	"The junta agreed to hand over the port to the United Nations. | AGREE The junta > the United Nations",
	"Prosecutors in Lima opened an investigation into the business dealings of the governor. | ACCUSE Prosecutors > the governor",
	"Uganda agreed to withdraw its troops. | AGREE Uganda >",
	"The lawyers' guild filed a lawsuit in a federal court against the ministry. | ACCUSE The lawyers' guild > the ministry",
	"Morocco condemned the shelling of the hospital. | ACCUSE Morocco >",
	// Whose doing a threat, an offer or a strike depends on.
	"The commander warned that his men would fight back if the army attacked the camp. | THREATEN The commander > the army",
	"If the junta does not hand over power by March, the bloc will impose sanctions, its chairman warned. | THREATEN its chairman > the junta",
	"Ethiopia said it would cut off supplies if Eritrea did not release the pilots. | THREATEN Ethiopia > Eritrea",
	"The union will strike on Monday if the government does not pay the arrears. | PROTEST The union > the government",
	"The kidnappers threatened to kill the three engineers if the army tried to free them. | THREATEN The kidnappers > the three engineers",
	"The minister warned that he would resign if he was not given a free hand. | THREATEN The minister >",
	"The guerrillas offered to free a bishop if the army lifted its siege. | AGREE The guerrillas > the army",
	// Whom words are at that name nobody: not what they promise.
	"The opposition had promised to hand over 20 men. | AGREE The opposition >",
	"The minister spoke with Chief Arthur Wabasse by telephone and offered to send a mediator. | AGREE The minister > Chief Arthur Wabasse",
	"The chairman appealed to both governments to respect the truce and offered to send observers. | AGREE The chairman > both governments",
	"The lawmaker praised the Foreign Ministry's decision, but urged it to recall the ambassador. | REQUEST The lawmaker > the Foreign Ministry",
	"The Turkish foreign minister, in a phone call with his Iranian counterpart, offered to host a meeting. | AGREE The Turkish foreign minister > his Iranian counterpart",
	"The president visited the garrison and promised the soldiers better pay. | AGREE The president > the soldiers",
	"The rebels demanded the release of nine detained organisers. | REQUEST The rebels >",
	// Who goes on from what he said.
	"Kenya said eight civilians were killed and vowed to retaliate. | THREATEN Kenya >",
	"The army said three soldiers were wounded and accused the militia of breaking the truce. | ACCUSE The army > the militia",
	"The minister said the judge was dismissed and vowed to sue the court. | - THREATEN The minister >",
	"Police said two men were killed and three arrested. | COERCE > three",
	"URGENT: Blast at Kohat bus stand kills at least nine: police | - ASSAULT police >",
	// Headlines leave out "was"; verbs joined share their object.
	"Man shot dead outside home in Leeds. | ASSAULT > Man",
	"Good Samaritan fatally shot outside Northside supermarket. | ASSAULT > Good Samaritan",
	"Councillor gunned down outside home. | ASSAULT > Councillor",
	"Teacher stabbed at school in Arras. | ASSAULT > Teacher",
	"Activist detained for three hours in Minsk. | COERCE > Activist",
	"Boy, 12, fatally shot while playing in yard. | ASSAULT > Boy",
	// Who says it in the present did not do it in the past.
	"Police say a boy was in his room when a bullet came through the window, hit his head and killed him. | - ASSAULT Police >",
	"Witnesses say the soldiers entered the hamlet on Monday, burned nine huts and shot a herder. | ASSAULT the soldiers > a herder | - ASSAULT Witnesses >",
	"Investigators say the two men drove up in a van, shot the guard and fled. | ASSAULT the two men > the guard | - ASSAULT Investigators >",
	"The army says the rebels crossed the river and attacked a post. | ASSAULT the rebels > a post | - ASSAULT The army >",
	// What somebody has had befell him.
	"Officers came to the club, which has had shootings before. | - ASSAULT the club >",
	"The clinic has seen three bombings since May. | - ASSAULT The clinic >",
	"Villagers are facing shelling from the army. | ASSAULT the army > Villagers",
	// Who arrests somebody over a battle did not fight it.
	"Lenz police say they've arrested a man in a gun battle that left one dead. | COERCE Lenz police > a man | - ASSAULT Lenz police >",
	"Deputies charged three men in a gunfight that wounded a child. | - ASSAULT Deputies >",
	"Rangers killed two poachers in a gunfight. | ASSAULT Rangers > two poachers",
	// What was struck does not kill.
	"Four men were tried over the attack on a church in Kano that killed 12 worshippers. | ASSAULT > 12 worshippers | - ASSAULT a church >",
	"Officials condemned the bombing of a market in Dorim that wounded 40 shoppers. | ASSAULT > 40 shoppers | - ASSAULT a market >",
	"Police recalled the fire at a hostel in Tesra which killed nine guests. | - ASSAULT a hostel >",
	"The army blamed an attack by a militia that killed 12 farmers. | ASSAULT a militia > 12 farmers",
	"He fled after the raid on a post near a brigade that killed two smugglers. | ASSAULT a brigade > two smugglers",
	// Who suffered before: not who is told of above.
	"Man arrested after teenager stabbed in Leeds. | COERCE > Man | ASSAULT > teenager | - ASSAULT > Man",
	"Two charged after officer shot in Tulsa. | ASSAULT > officer | - ASSAULT > Two",
	"Three held after priest killed in Orlen. | ASSAULT > priest | - ASSAULT > Three",
	"Mother charged after 5-year-old accidentally shot. | ASSAULT > 5-year-old | - ASSAULT > Mother",
	"Teen arrested after woman, 60, beaten in park. | ASSAULT > woman | - ASSAULT > Teen",
	"Army on alert after soldiers ambushed near border. | ASSAULT > soldiers",
	"Officers were called after a boy and a 3-year-old were stabbed. | ASSAULT > a boy; a 3-year-old | - ASSAULT > Officers",
	"The school was closed after two pupils and a teacher were wounded by a shell. | ASSAULT > two pupils; a teacher",
	"Police are investigating after four adults and a child were shot in Orlen on Monday. | ASSAULT > four adults; a child",
	"The prefect fled after the raid and a clerk was wounded. | ASSAULT > a clerk",
	// Somebody told by age.
	"The boy shot a 19-year-old in the forehead on Friday. | ASSAULT The boy > a 19-year-old",
	"A 25-year-old from Kano was shot dead. | ASSAULT > A 25-year-old from Kano",
	"Soldiers detained the 40-year-old on Monday. | COERCE Soldiers > the 40-year-old",
	"Gunmen abducted a pregnant 30-year-old near Orlen. | COERCE Gunmen > a pregnant 30-year-old",
	"The militia killed a 19-year-old student. | ASSAULT The militia > a 19-year-old student",
	"Gunman fatally shot two men in Tulsa. | ASSAULT Gunman > two men",
	"The suspect stabbed at the officers. | ASSAULT The suspect > the officers",
	"Rebels kidnapped and killed two priests. | ASSAULT Rebels > two priests | - ASSAULT > Rebels",
	"A truck hit a mine near Dorim, killing its driver. | ASSAULT > its driver",
	"Insurgents triggered a mine as the convoy passed, killing four soldiers. | ASSAULT Insurgents > four soldiers",
	// Whom deeds are laid to, and who owns to them.
	"Washington blames the Karsan Brigade for a string of attacks on its bases. | ASSAULT the Karsan Brigade > its bases",
	"Officials blame the Red Column for most of the bombings in Orlen. | ASSAULT the Red Column >",
	"The Red Column took responsibility for a series of bombings in Orlen. | ASSAULT The Red Column >",
	"The Red Column denied responsibility for the bombings in Orlen. | - ASSAULT The Red Column >",
	"At least 74, including eight Danes, were killed in Orlen, the capital, and 1,640 were wounded. | - ASSAULT eight Danes >",
	"A judge sentenced Brian Nichol to life in prison for his deadly rampage at the courthouse. | ASSAULT Brian Nichol > the courthouse",
	"The president condemned Idris Kamal for his assault on a reporter. | ASSAULT Idris Kamal >",
	// A deed that is called after whom it struck.
	"Philip Castell was a cook. The Castell shooting led to protests. | ASSAULT > Philip Castell | - ASSAULT Philip Castell >",
	"Olof Palmer led the party. The Palmer assassination was never solved. | ASSAULT > Olof Palmer",
	"Rosa Rivera, a senator, was at home. The Rivera kidnapping angered her party. | ASSAULT > Rosa Rivera",
	"The Gadarif Brigade airstrikes on the base continued. | ASSAULT The Gadarif Brigade > the base",
	// What was told before.
	"The minister demanded that the rebels free all hostages. The rebels rejected the demand. | REJECT The rebels > The minister",
	"The rebels released 40 prisoners on Friday. The UN envoy welcomed the move. | SUPPORT The UN envoy > The rebels",
	"Two gunmen attacked a church in Jos. The bishop condemned the cowardly act. | ACCUSE The bishop > Two gunmen",
	"Kenyan jets bombed two camps in Somalia. The group said the strikes had killed only civilians. | ASSAULT Kenyan jets > only civilians",
	"The United States condemns the attack on the market in Baghdad. We call on all parties to end the fighting. | REQUEST The United States > all parties",
	"\"I condemn the attack on the school,\" President Aron Tekel told reporters. | ACCUSE President Aron Tekel >",
}

func TestRoles(t *testing.T) { checkRoles(t, roleCases, allowedFailures) }

// checkRoles codes the texts of cases; more than the allowed per cent that are not as
// wanted are a fault.
func checkRoles(t *testing.T, cases []string, allowed int) {
	t.Helper()
	c := testChain(t)
	failed := 0
	for _, line := range cases {
		text, wants, _ := strings.Cut(line, " | ")
		a := c.code(text)
		for _, want := range strings.Split(wants, " | ") {
			want = strings.TrimSpace(want)
			no := strings.HasPrefix(want, "- ")
			if toldRoles(a, strings.TrimPrefix(want, "- ")) == no {
				failed++
				t.Logf("%s\n\twant %s\n\tgot %s", text, want, summary(a))
			}
		}
	}
	if failed*100 > len(cases)*allowed {
		t.Errorf("%d of %d fail, more than %d %%", failed, len(cases), allowed)
	}
}

// told reports whether an event of the document has the type, actors and recipients.
func toldRoles(a *sitrep.Analysis, want string) bool {
	typ, rest, _ := strings.Cut(want, " ")
	act, rec, _ := strings.Cut(" "+rest, " >")
	for i := range a.Events {
		e := &a.Events[i]
		if e.Type == typ && strings.TrimSpace(act) == strings.Join(texts(e.Actors), "; ") && strings.TrimSpace(rec) == strings.Join(texts(e.Recipients), "; ") {
			return true
		}
	}
	return false
}

// TestActorsInheritedFromALongerSentence: the actor of "the attack" stands in a
// sentence with more words than the one that tells it.
func TestActorsInheritedFromALongerSentence(t *testing.T) {
	c := testChain(t)
	c.code("In the early hours of a cold and foggy morning on the outskirts of the port of Aden, as people slept, dozens of masked gunmen attacked a camp. " +
		"The attack killed ten. The raid wounded two. The strikes killed only civilians.")
}
