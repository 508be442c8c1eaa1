// Translates the words that Streamlit itself puts on the page, which it knows in English only.
// What looks English and stands in neither list is kept in window.untranslated, so that a test
// finds the gaps after an upgrade.
(() => {
  const WORDS = {
    "About": "Over", "Add files": "Bestanden toevoegen", "Add row": "Rij toevoegen",
    "An error has occurred, please try again.": "Er ging iets mis, probeer het opnieuw.",
    "App pages": "Pagina's", "Ascending": "Oplopend", "Automatic": "Automatisch",
    "Autosize": "Breedte aanpassen", "Average": "Gemiddelde",
    "Browse files": "Bestand kiezen", "Calendar": "Kalender", "Cancel": "Annuleren",
    "Choose a date": "Kies een datum", "Choose an option": "Maak een keuze",
    "Choose date": "Kies een datum", "Choose options": "Maak een keuze",
    "Clear all": "Alles wissen", "Clear date": "Datum wissen", "Clear entry": "Invoer wissen",
    "Clear search": "Zoekwoord wissen",
    "Clear selection": "Selectie wissen", "Clear value": "Waarde wissen",
    "Close": "Sluiten", "Close Search": "Zoeken sluiten", "Close fullscreen": "Volledig scherm sluiten",
    "Collapse sidebar": "Menu inklappen", "Connecting": "Verbinden",
    "Connection error": "Geen verbinding", "Copy": "Kopiëren",
    "Copy column name": "Kolomnaam kopiëren", "Copy link to heading": "Verwijzing kopiëren",
    "Copy to clipboard": "Kopiëren", "Copy Vega-Lite spec": "Grafiekcode kopiëren",
    "Dataframe column menu": "Kolommenu", "Decrement": "Eén minder",
    "Delete row(s)": "Rijen verwijderen", "Descending": "Aflopend",
    "Deselect all": "Niets selecteren", "Distinct": "Verschillend",
    "Download as CSV": "Downloaden als CSV", "Download as PNG": "Downloaden als afbeelding",
    "Download as SVG": "Downloaden als SVG", "Download failed": "Downloaden mislukt",
    "Drag and drop file here": "Sleep een bestand hierheen",
    "Drag and drop files here": "Sleep bestanden hierheen", "Drop files here": "Laat bestanden hier los",
    "Dismiss": "Sluiten", "Edit": "Wijzigen", "Empty": "Leeg", "Error": "Fout", "Expand sidebar": "Menu uitklappen",
    "file upload": "bestand kiezen", "Format": "Weergave", "Fullscreen": "Volledig scherm", "Get help": "Hulp", "Help": "Uitleg",
    "Hide column": "Kolom verbergen", "Increment": "Eén meer", "Info": "Informatie",
    "Link to heading": "Verwijzing naar deze kop", "Loading...": "Laden…",
    "Localized": "Nederlands", "Main menu": "Hoofdmenu", "Maximum": "Hoogste", "Median": "Mediaan",
    "Minimum": "Laagste", "Multi-select": "Meerkeuze",
    "Navigate to home page": "Naar de beginpagina", "Network Error": "Geen verbinding",
    "Next": "Volgende", "Previous": "Vorige", "Next Result": "Volgende", "Next month": "Volgende maand", "Next page": "Volgende pagina",
    "No content": "Leeg", "No data": "Geen gegevens", "No options": "Geen keuzes",
    "No options to select": "Geen keuzes", "No options to select.": "Geen keuzes",
    "No results": "Niets gevonden", "No results found": "Niets gevonden",
    "Notifications": "Meldingen", "Only one file is allowed.": "Kies één bestand.", "Open": "Openen",
    "Page not found": "Pagina niet gevonden", "Percent": "Procent",
    "Pin column": "Kolom vastzetten", "Please wait...": "Even geduld…",
    "Press Enter to apply": "Druk op Enter om toe te passen",
    "Press Enter to submit form": "Druk op Enter om te bewaren",
    "Previous Result": "Vorige", "Previous month": "Vorige maand", "Previous page": "Vorige pagina",
    "Print": "Afdrukken", "Remove file": "Bestand verwijderen", "Remove": "Verwijderen",
    "Rerun": "Opnieuw", "Running": "Bezig…", "Running...": "Bezig…", "Script execution error": "Programmafout",
    "Scroll tabs left": "Naar links", "Scroll tabs right": "Naar rechts",
    "Search": "Zoeken", "Select all": "Alles selecteren", "Selected values": "Gekozen waarden",
    "Settings": "Instellingen", "Show chart": "Grafiek tonen", "Show data": "Gegevens tonen",
    "Show/hide columns": "Kolommen kiezen", "Sidebar": "Menu",
    "Skip to main content": "Naar de inhoud", "Sort ascending": "Oplopend sorteren",
    "Sort descending": "Aflopend sorteren", "Standard deviation": "Spreiding",
    "Statistics": "Kengetallen", "Stop": "Stoppen", "Stop script": "Stoppen", "Success": "Gelukt",
    "Sum": "Som", "Theme": "Kleuren", "Toggle fullscreen": "Volledig scherm", "Try again": "Opnieuw proberen",
    "Unpin column": "Kolom losmaken", "Upload": "Bestand kiezen", "Upload file": "Bestand kiezen",
    "Upload files": "Bestanden kiezen", "Values": "Waarden", "View fullscreen": "Volledig scherm",
    "visualization": "grafiek", "Warning": "Let op", "Website": "Website",
    "yyyy": "jjjj", "Your session was disconnected.": "De verbinding is verbroken.",
    "You have unsaved changes": "Er zijn wijzigingen die nog niet zijn bewaard",
  };
  const PATTERNS = [
    [/^(\d+(?:\.\d+)?) ?([KMG]B) per file(?: • (.*))?$/, (m) => `Ten hoogste ${m[1]} ${m[2]} per bestand${m[3] ? " • " + m[3] : ""}`],
    [/^Limit (\S+) per file(?: • (.*))?$/, (m) => `Ten hoogste ${m[1]} per bestand${m[2] ? " • " + m[2] : ""}`],
    [/^(.*) files? are not allowed\.?$/, (m) => `Bestanden van het soort ${m[1]} kunnen hier niet.`],
    [/^File must be (\S+) or smaller\.?$/, (m) => `Het bestand mag ten hoogste ${m[1]} zijn.`],
    [/^Press (.*) to submit form$/, (m) => `Druk op ${m[1]} om te bewaren`],
    [/^Select (\d+) matches$/, (m) => `Alle ${m[1]} gevonden keuzes selecteren`],
    [/^Remove (.*)$/, (m) => `${m[1]} verwijderen`],
    [/^Selected (.*)\. (.*)$/, (m) => `Gekozen: ${m[1]}. ${m[2]}`],
    [/^(Fullscreen|Show\/hide columns|Search|Copy Vega-Lite spec|Show data|Show chart|Download as CSV|Download as PNG|Download as SVG): (.*)$/,
      (m) => `${WORDS[m[1]]}: ${m[2]}`],
    [/^The page that you have requested does not seem to exist\..*$/,
      () => "Deze pagina bestaat niet. U ziet nu de beginpagina."],
    [/^(Today, )?(\w+day, \w+ \d+, \d{4})( selected)?(?:, .* available date)?$/,
      (m) => `${m[1] ? "Vandaag, " : ""}${inDutch(m[2])}${m[3] ? " gekozen" : ""}`],
    [/^Choose date, (.*)$/, (m) => `Kies een datum, ${m[1]}`],
    [/^(?:Error: )?Date set outside allowed range\. Please select a date between (.*) and (.*)\.$/,
      (m) => `Kies een datum van ${m[1]} tot en met ${m[2]}.`],
    [/^Selected Date: (.*)$/, (m) => `Gekozen datum: ${inDutch(m[1])}`],
    [/^Help for (.*)$/, (m) => `Uitleg bij ${m[1]}`],
    [/^(day|month|year), (.*)$/, (m) => `${PARTS[m[1]]}, ${m[2]}`],
    [/^(\d\d?) – [A-Z][a-z]+$/, (m) => `${m[1]} – ${monthOf(m[1])}`],
  ];
  const PARTS = { day: "dag", month: "maand", year: "jaar" };
  const monthOf = (number) =>
    new Date(2000, number - 1).toLocaleDateString("nl-NL", { month: "long" });
  const inDutch = (text) => {
    const day = new Date(text);
    return Number.isNaN(day.getTime())
      ? text : day.toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
  };
  const ENGLISH = /\b(the|and|to|files?|choose|show|hide|close|search|select(ed)?|drag|drop|here|browse|upload|clear|remove|copy|heading|main|not|found|fullscreen|view|columns?|sort|next|previous|running|rerun|increment|decrement|collapse|expand|sidebar|settings|value|press|enter|apply|invalid|loading|connecting|drag|page not|your|you|with|for|from|help|must|allowed)\b/i;
  const ATTRIBUTES = ["aria-label", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt"];
  // What people typed and what we wrote ourselves is left alone.
  const OURS = "[data-testid='stMarkdownContainer'], [data-testid='stTable']";
  const NEVER = "textarea, noscript, script, style, code, pre, [translate='no']";
  // Within these, what looks like our text is Streamlit's.
  const STREAMLITS = "[data-testid='stFileUploaderDropzone'], [data-testid='stTooltipContent']";
  // What was translated is seen again, and a Dutch word such as Enter may look English.
  const SAID = new Set(Object.values(WORDS));
  const unknown = new Set();
  window.untranslated = unknown;

  const dutch = (text) => {
    const trimmed = text.trim();
    if (!trimmed) return null;
    if (Object.hasOwn(WORDS, trimmed)) return text.replace(trimmed, WORDS[trimmed]);
    for (const [pattern, say] of PATTERNS) {
      const match = trimmed.match(pattern);
      if (match) return text.replace(trimmed, say(match));
    }
    if (ENGLISH.test(trimmed) && !SAID.has(trimmed)) unknown.add(trimmed);
    return null;
  };
  const translateText = (node) => {
    const parent = node.parentElement;
    if (!parent || parent.closest(NEVER)) return;
    if (parent.closest(OURS) && !parent.closest(STREAMLITS)) return;
    const said = dutch(node.data);
    if (said !== null && said !== node.data) node.data = said;
  };
  const translateElement = (element) => {
    for (const name of ATTRIBUTES) {
      const text = element.getAttribute(name);
      if (!text) continue;
      const said = dutch(text);
      if (said !== null && said !== text) element.setAttribute(name, said);
    }
  };
  const translate = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return translateText(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return undefined;
    translateElement(node);
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const inner = walker.currentNode;
      if (inner.nodeType === Node.TEXT_NODE) translateText(inner); else translateElement(inner);
    }
    return undefined;
  };
  const start = () => {
    translate(document.body);
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === "childList") change.addedNodes.forEach(translate);
        else if (change.type === "characterData") translateText(change.target);
        else translateElement(change.target);
      }
    }).observe(document.body, {
      childList: true, subtree: true, characterData: true,
      attributes: true, attributeFilter: ATTRIBUTES,
    });
  };
  // What is being typed is handed over when a field is left: leaving the page leaves the field.
  const handOver = () => document.activeElement?.blur?.();
  window.addEventListener("beforeunload", handOver);
  window.addEventListener("pagehide", handOver);
  if (document.body) start(); else document.addEventListener("DOMContentLoaded", start);
})();
// Where the browser cannot draw the map it says so; the list beside it says the same.
(() => {
  const canvas = document.createElement("canvas");
  if (!canvas.getContext("webgl2") && !canvas.getContext("webgl")) {
    document.documentElement.classList.add("cannot-draw");
  }
})();
