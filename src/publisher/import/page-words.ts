/** Common words of the field: what a glued word may safely fall into, and what is no person's name. */
export const FIELD_WORDS: ReadonlySet<string> = new Set(
  `a about action affairs africa agenda against agency americas an and annex annual arms asia assembly assistance at beijing bodies by children
  chapter charter civil climate combating commission committee common community conference congress convention cooperation corruption council countries
  court covenant crime crimes criminal cybercrime data declaration development discrimination drugs economic education elimination enforcement
  engagement environment equality europe european evidence expert final financing firearms for forms forum from framework gender general global
  good governance group guide guidance guidelines handbook health high human humanitarian implementation in inclusive independent integration
  international into issue issues joint justice key labour law leadership level local mainstreaming manual measures meeting member
  migrants migration model national nations network networks new of office on operations or organised organisations organization organizations
  organized other our outcome palermo panel paper participation partnership partnerships parties peace people persons plan platform police policies
  policy political practical practice prevention principles procedure programme progress project prosecution protection protocol protocols
  punishment recommendation recommendations regional relating report resolution resolutions response review rights role rule rules
  secretary section security service session sexual social society south special stakeholders standards state states statement status
  strategy strategic study summit support sustainable system terrorism the thematic their thereto to tool toolkit torture trafficking training
  transnational treaty trends un under union united universal updated victims vienna violence war with without witness woman women work workers
  workshop world young youth`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);
