// Who is looking stands in the address. Streamlit drops it when a page of the menu is clicked,
// until the server has written it there again; here it stays all the time, in links too, and
// writing it back makes no step of its own for the browser's Back.
(() => {
  const NAMES = ["als", "hagro", "naam", "deel", "zelf"];
  const own = (search) => {
    const params = new URLSearchParams(search);
    // The practice of a guest says who he is; for everybody else it says what is looked at.
    const names = params.get("als") === "gast" ? [...NAMES, "praktijk"] : NAMES;
    return [...params].filter(([name]) => names.includes(name));
  };
  const kept = (address) => {
    const url = new URL(address ?? "", location.href);
    if (url.origin !== location.origin || url.searchParams.has("als")) return url;
    for (const [name, value] of own(location.search)) url.searchParams.set(name, value);
    return url;
  };
  const rest = (url) => {
    const params = [...new URLSearchParams(url.search)].filter(([name]) => !NAMES.includes(name));
    return url.pathname + JSON.stringify(params.sort());
  };
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  history.pushState = (state, title, address) => {
    const url = kept(address);
    (rest(url) === rest(location) ? replace : push)(state, title, url.href);
  };
  history.replaceState = (state, title, address) => replace(state, title, kept(address).href);
  // A link that is opened in another tab or copied.
  const complete = (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && link.origin === location.origin) link.href = kept(link.href).href;
  };
  for (const kind of ["pointerdown", "focusin", "contextmenu"]) {
    document.addEventListener(kind, complete, true);
  }
})();
