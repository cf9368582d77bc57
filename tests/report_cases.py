"""Invented reports of one incident, with the type, acts, doers and harmed that a reader finds.

`sub_type | acts | doers | targets and victims | tolls`; published on Friday 13 March 2026. The
colourless act "other" is left out; a question mark stands behind what may be left out.
"""

ONE_INCIDENT = [
    ("Gunmen shot dead three farmers near Bamenda on Thursday.",
     "attack | shooting | Gunmen | farmers | killed 3"),
    ("Four soldiers were killed when a roadside bomb hit their patrol near Quetta on Wednesday.",
     "remote_explosive_landmine_ied | ied | | soldiers patrol | killed 4"),
    ("A suicide bomber blew himself up in a mosque in Peshawar on Thursday, killing 12 people.",
     "suicide_bomb | suicide_bombing | suicide bomber | mosque? people | killed 12"),
    ("Rebels clashed with soldiers near Goma on Thursday and six rebels were killed.",
     "armed_clash | clash | Rebels soldiers | rebels | killed 6"),
    ("Bandits abducted 20 schoolgirls in Kano on Wednesday.",
     "abduction_forced_disappearance | abduction | Bandits | schoolgirls | abducted 20"),
    ("Rockets hit a school in Aleppo on Thursday, wounding five pupils.",
     "shelling_artillery_missile | shelling | | school? pupils | injured 5"),
    ("A drone struck a bus in Kharkiv on Thursday, killing two passengers.",
     "air_drone_strike | drone_strike | | bus? passengers | killed 2"),
    ("Attackers hurled a grenade into a bar in Bujumbura on Thursday, wounding nine people.",
     "grenade | grenade | Attackers | bar? people | injured 9"),
    ("A man stabbed two nurses outside a hospital in Lyon on Thursday.",
     "attack | stabbing | man | nurses hospital? | injured 2"),
    ("Police arrested four suspected militants in Karachi on Thursday.",
     "arrests | arrest | | | detained 4"),
    ("Troops seized weapons in Jos.",
     "disrupted_weapons_use | seizure_or_defusal | | |"),
    ("Demonstrators marched in Lima on Thursday.",
     "peaceful_protest | protest | | |"),
    ("Militants overran an army base near Gao on Wednesday, killing eleven soldiers.",
     "armed_clash | raid | Militants | base? soldiers | killed 11"),
    ("The rebels released four hostages near Goma on Thursday.",
     "agreement | release | | hostages | released 4"),
    ("Rebels captured the town of Bunia.",
     "non_state_actor_overtakes_territory | territory_taken | Rebels | town? |"),
    ("A mob lynched a driver in Kampala on Thursday.",
     "mob_violence | beating | mob | driver |"),
    ("Workers went on strike in Tunis on Thursday.",
     "peaceful_protest | strike | | |"),
    ("Police shot dead two protesters in Nairobi on Thursday as teachers marched against a tax.",
     "excessive_force_against_protesters | shooting protest | Police | protesters | killed 2"),
    ("Protesters marched in Lima on Thursday. Police fired tear gas and arrested ten marchers.",
     "protest_with_intervention | protest arrest | | | detained 10"),
    ("Two car bombs exploded in Mogadishu on Thursday, killing 18 people.",
     "remote_explosive_landmine_ied | vehicle_bomb ied | | people | killed 18"),
    ("Soldiers raped three women in a village near Bukavu on Wednesday, a nurse said.",
     "sexual_violence | sexual_violence | Soldiers | women |"),
    ("A gunman opened fire in a church in Manila on Thursday, killing five worshippers.",
     "attack | shooting | gunman | church? worshippers | killed 5"),
]  # fmt: skip

# reports in which violent words tell no incident
NO_INCIDENT = [
    "The army will attack the rebels near Goma next week, a minister said on Thursday.",
    "If the rebels attack Goma, the army will respond, the governor said on Thursday.",
    "Soldiers stormed a mock village near Lyon on Thursday in a military exercise.",
    "In the drill in Manila on Thursday, gunmen stormed the airport and took ten hostages.",
    "Hundreds gathered in Nairobi on Thursday for a concert, and nobody was hurt.",
    "The striker fired two shots wide in the match in Lima on Thursday, and the goalkeeper "
    "was the hero as the league leaders dropped points.",
    "Two buses collided near Quito on Thursday, killing nine passengers.",
    "An earthquake struck near Ankara on Thursday, killing six people.",
    "A gas leak caused an explosion in a bakery in Lyon on Thursday, injuring four workers.",
    "The senator attacked the budget in a fiery speech in Manila on Thursday.",
    "Doctors in Nairobi launched an attack on malaria on Thursday.",
    "Shares came under attack in London on Thursday as investors sold stocks and the index fell "
    "with bond yields.",
    "The film, shot in Lagos, opens with gunmen storming a bank; the director and the actors "
    "took a bow on Thursday.",
    "There has been an increase in attacks on farmers, the ministry said on Thursday.",
    "The comedian killed the audience in Dublin on Thursday.",
    "Farmers near Bamako are battling a drought, officials said on Thursday.",
    "Militants could attack the airport in Kabul, the embassy warned on Thursday.",
    "Police in Karachi said on Thursday that crime had fallen and murders were rarer than the "
    "year before, according to annual statistics; the rate is lower than the average.",
    "The museum in Madrid opened an exhibition on Thursday about the battles of the century, "
    "with cannon, restored muskets and a collection of swords.",
]
