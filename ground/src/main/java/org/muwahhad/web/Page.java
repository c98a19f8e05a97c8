package org.muwahhad.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.RiyadhDay;

/**
 * What every template needs to know of the request. One factory makes the page of a request; a
 * controller adds its title and breadcrumb: {@code pages.of(request).titled("catalog.title")}.
 *
 * @param title the page's name, in the reader's language
 * @param breadcrumbs the pages above, the highest first
 * @param navigation the entries open to this person; empty for a visitor
 * @param actorName display name of the person signed in, or null
 * @param actorRole role and entity, in the reader's language, or null
 * @param csrfToken written into every form by {@code components/csrf}
 * @param path path and query of the request
 * @param flash the outcome of the act just done, or null
 * @param serverTime the database's clock, which decides on deadlines
 * @param zone the reader's own time zone
 * @param demonstration whether the people and things shown are invented
 * @param unread messages that wait for the person signed in
 * @param alarms what is wrong and the person is told on every page
 * @param brand emblem, colour and name of the deployment
 * @param names what its fields are called, noted while it is written
 */
public record Page(
    Language language,
    Texts t,
    String title,
    List<Crumb> breadcrumbs,
    List<NavigationItem> navigation,
    @Nullable String actorName,
    @Nullable String actorRole,
    String csrfToken,
    String path,
    @Nullable Flash flash,
    Instant serverTime,
    ZoneId zone,
    Demonstration demonstration,
    int unread,
    List<PageAlarm> alarms,
    Brand brand,
    FieldNames names) {
  /** The zone of the Secretariat: deadlines are always shown in it too. */
  public static final ZoneId RIYADH = RiyadhDay.ZONE;

  /** The server's time where the database could not be asked for it. */
  static final Instant NO_TIME = Instant.EPOCH;

  /** A word of an address; all else is a key. */
  private static final Pattern PLAIN_STEP = Pattern.compile("[a-z]{1,20}+(?:-[a-z]{1,20}+){0,4}+");

  public Page {
    breadcrumbs = List.copyOf(breadcrumbs);
    navigation = List.copyOf(navigation);
    alarms = List.copyOf(alarms);
  }

  /** The page of a visitor who has not signed in. */
  public static Page of(
      Language language, String path, String csrfToken, Instant serverTime, Brand brand) {
    Texts texts = Texts.in(language);
    return new Page(
        language,
        texts,
        brand.name(texts),
        List.of(),
        List.of(),
        null,
        null,
        csrfToken,
        path,
        null,
        serverTime,
        RIYADH,
        Demonstration.NONE,
        0,
        List.of(),
        brand,
        new FieldNames(texts));
  }

  /** Whether the clocks of a zone show the same as those of Riyadh at a moment. */
  public static boolean isRiyadhTime(ZoneId zone, Instant at) {
    return zone.getRules().getOffset(at).equals(RIYADH.getRules().getOffset(at));
  }

  /** Whether the page knows the time. */
  public boolean hasTime() {
    return !serverTime.equals(NO_TIME);
  }

  /** The page as a person signed in sees it. */
  public Page signedIn(String name, String role, ZoneId zone, List<NavigationItem> navigation) {
    return new Page(
        language,
        t,
        title,
        breadcrumbs,
        navigation,
        name,
        role,
        csrfToken,
        path,
        flash,
        serverTime,
        zone,
        demonstration,
        unread,
        alarms,
        brand,
        names);
  }

  /** The page as it is shown in a demonstration. */
  public Page in(Demonstration shown) {
    return new Page(
        language,
        t,
        title,
        breadcrumbs,
        navigation,
        actorName,
        actorRole,
        csrfToken,
        path,
        flash,
        serverTime,
        zone,
        shown,
        unread,
        alarms,
        brand,
        names);
  }

  /** The page with the number of messages that wait. */
  public Page withUnread(int messages) {
    return new Page(
        language,
        t,
        title,
        breadcrumbs,
        navigation,
        actorName,
        actorRole,
        csrfToken,
        path,
        flash,
        serverTime,
        zone,
        demonstration,
        messages,
        alarms,
        brand,
        names);
  }

  /** The page with what is wrong. */
  public Page withAlarms(List<PageAlarm> wrong) {
    return new Page(
        language,
        t,
        title,
        breadcrumbs,
        navigation,
        actorName,
        actorRole,
        csrfToken,
        path,
        flash,
        serverTime,
        zone,
        demonstration,
        unread,
        wrong,
        brand,
        names);
  }

  /** The page with the message of a key as its title. */
  public Page titled(String key, Object... arguments) {
    return titledAs(t.get(key, arguments));
  }

  /** The page with a title already in the reader's language, such as an item's name. */
  public Page titledAs(String text) {
    return copy(text, breadcrumbs, flash);
  }

  /** The page with one more page above it. */
  public Page below(String text, String href) {
    List<Crumb> more = new ArrayList<>(breadcrumbs);
    more.add(new Crumb(text, href));
    return copy(title, more, flash);
  }

  /**
   * The page as if it had been asked for at another address, which its language switch leads to.
   */
  Page at(String address) {
    return new Page(
        language,
        t,
        title,
        breadcrumbs,
        navigation,
        actorName,
        actorRole,
        csrfToken,
        address,
        flash,
        serverTime,
        zone,
        demonstration,
        unread,
        alarms,
        brand,
        names);
  }

  /** The page with the outcome of the act just done. */
  public Page with(@Nullable Flash outcome) {
    return copy(title, breadcrumbs, outcome);
  }

  public boolean isSignedIn() {
    return actorName != null;
  }

  public boolean isArabic() {
    return language.isArabic();
  }

  /**
   * Which page it is, without what it is of: keys and numbers are {@code {id}}, and what is asked
   * for is left out. So it tells nothing of who reads it.
   */
  public String place() {
    String whole = path.replaceAll("[?#].*", "");
    StringBuilder place = new StringBuilder();
    for (String step : whole.split("/")) {
      if (!step.isEmpty()) {
        place.append('/').append(PLAIN_STEP.matcher(step).matches() ? step : "{id}");
      }
    }
    return place.isEmpty() ? "/" : place.toString();
  }

  /** The address that changes the language and comes back here. */
  public String languageSwitchHref() {
    return "/language/"
        + language.other().tag()
        + "?back="
        + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }

  /** Title of the browser's window: page, then system; an error is announced first. */
  public String windowTitle(boolean hasErrors) {
    String name = brand.name(t);
    String whole = title.equals(name) ? name : title + " – " + name;
    return hasErrors ? t.get("web.error-prefix") + " " + whole : whole;
  }

  private Page copy(String newTitle, List<Crumb> newCrumbs, @Nullable Flash newFlash) {
    return new Page(
        language,
        t,
        newTitle,
        newCrumbs,
        navigation,
        actorName,
        actorRole,
        csrfToken,
        path,
        newFlash,
        serverTime,
        zone,
        demonstration,
        unread,
        alarms,
        brand,
        names);
  }
}
