package org.muwahhad.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.NumberText;
import org.muwahhad.shared.Refusal;

/** Makes the {@link Page} of a request, and the redirects that follow an act. */
@Singleton
public class Pages {
  /** Content type of pages: browsers are told the character set. */
  public static final String HTML = "text/html;charset=utf-8";

  static final String LANGUAGE_COOKIE = "muwahhad_language";
  static final String FLASH_COOKIE = "muwahhad_flash";
  private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);
  private static final char NUMBER = '#';
  private static final char TEXT = '=';
  private final DatabaseClock clock;
  private final CurrentFace currentFace;
  private final Optional<Demonstration.Source> demonstration;
  private final Optional<UnreadMessages> unread;
  private final List<PageAlarms> alarms;

  Pages(
      DatabaseClock clock,
      CurrentFace currentFace,
      Optional<Demonstration.Source> demonstration,
      Optional<UnreadMessages> unread,
      List<PageAlarms> alarms) {
    this.clock = clock;
    this.currentFace = currentFace;
    this.alarms = alarms;
    this.unread = unread;
    this.demonstration = demonstration;
  }

  /** The page of a request, without a title yet. */
  public Page of(HttpRequest<?> request) {
    Language language = language(request);
    Optional<Viewer> viewer = Viewer.find(request);
    Page page =
        Page.of(
                language,
                request.getUri().toString(),
                viewer.map(Viewer::csrfToken).orElse(""),
                clock.now(),
                currentFace.brand())
            .in(demonstration.map(Demonstration.Source::now).orElse(Demonstration.NONE))
            .withUnread(unread.map(u -> u.of(request)).orElse(0))
            .withAlarms(alarms.stream().flatMap(a -> a.of(request).stream()).toList());
    return viewer.map(v -> signedIn(page, v)).orElse(page).with(flash(request, page.t()));
  }

  /** The page of a request that the database has no part in: nobody's, and without the time. */
  Page withoutDatabase(HttpRequest<?> request) {
    return Page.of(
        language(request), request.getUri().toString(), "", Page.NO_TIME, currentFace.brand());
  }

  /** The language a person chose; Arabic until they choose. */
  public static Language language(HttpRequest<?> request) {
    return Cookies.find(request, LANGUAGE_COOKIE).flatMap(Language::find).orElse(Language.AR);
  }

  /**
   * The language in which a file or a text is asked for: by people the one they chose, by programs
   * that of {@code Accept-Language}.
   */
  public static Language wanted(HttpRequest<?> request) {
    if (!Refusals.isApi(request)) {
      return language(request);
    }
    return request
        .getLocale()
        .flatMap(locale -> Language.find(locale.toLanguageTag()))
        .orElse(Language.AR);
  }

  /** Goes to a page that shows a message once. */
  public static MutableHttpResponse<?> redirect(
      String path, Tone tone, String messageKey, Object... arguments) {
    return redirect(path).cookie(message(tone, messageKey, arguments));
  }

  /** With this cookie the page that is asked for next shows a message once. */
  public static Cookie message(Tone tone, String messageKey, Object... arguments) {
    StringBuilder value = new StringBuilder(tone.name()).append('|').append(messageKey);
    for (Object argument : arguments) {
      value
          .append('|')
          .append(argument instanceof Number ? NUMBER : TEXT)
          .append(URLEncoder.encode(argument.toString(), StandardCharsets.UTF_8));
    }
    return Cookie.of(FLASH_COOKIE, URLEncoder.encode(value.toString(), StandardCharsets.UTF_8))
        .path("/")
        .httpOnly(true)
        .sameSite(SameSite.Lax)
        .maxAge(Duration.ofMinutes(1));
  }

  /** Goes to a page (303, so that the browser asks for it with GET). */
  public static MutableHttpResponse<?> redirect(String path) {
    return HttpResponse.seeOther(URI.create(path));
  }

  /**
   * Runs a one-button act; when a rule or another person stood in the way, goes back to where the
   * button was, with the reason.
   */
  HttpResponse<?> after(HttpRequest<?> request, String back, Supplier<HttpResponse<?>> act) {
    try {
      return act.get();
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      return switch (refusal.kind()) {
        case RULE_BROKEN, CONFLICT, INVALID_INPUT, TOO_OFTEN, BUSY ->
            redirect(back, Tone.BAD, refusal.messageKey(), argumentsOf(refusal, language(request)));
        case NOT_FOUND, NOT_PERMITTED -> throw refusal;
      };
    }
  }

  /** What a refusal tells of, in the language in which it will be read. */
  private static Object[] argumentsOf(Refusal refusal, Language language) {
    return refusal.arguments().stream()
        .map(a -> a instanceof Bilingual text ? Texts.in(language).of(text) : a)
        .toArray();
  }

  /**
   * Runs the act of a form that asks for more than a button: mistakes in what was typed show the
   * form again with everything in it (422); what else stood in the way is reported where the act
   * began, as by {@link #after(HttpRequest, String, Supplier)}.
   */
  HttpResponse<?> afterOrShown(
      HttpRequest<?> request,
      String back,
      Form form,
      Supplier<HttpResponse<?>> act,
      Function<Form, HttpResponse<?>> again) {
    return after(
        request,
        back,
        () -> {
          try {
            return act.get();
          } catch (Refusal.InvalidInput refusal) {
            return again(HttpStatus.UNPROCESSABLE_ENTITY, request, form, refusal, again);
          }
        });
  }

  /**
   * Runs the act of a form; whatever refuses it is shown on the form itself, with everything that
   * was typed (409 when another person was faster, else 422).
   */
  static HttpResponse<?> orShown(
      HttpRequest<?> request,
      Form form,
      Supplier<HttpResponse<?>> act,
      Function<Form, HttpResponse<?>> again) {
    try {
      return act.get();
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      return switch (refusal.kind()) {
        case CONFLICT -> again(HttpStatus.CONFLICT, request, form, refusal, again);
        case INVALID_INPUT, RULE_BROKEN ->
            again(HttpStatus.UNPROCESSABLE_ENTITY, request, form, refusal, again);
        case TOO_OFTEN -> again(HttpStatus.TOO_MANY_REQUESTS, request, form, refusal, again);
        case BUSY -> again(HttpStatus.SERVICE_UNAVAILABLE, request, form, refusal, again);
        case NOT_FOUND, NOT_PERMITTED -> throw refusal;
      };
    }
  }

  private static HttpResponse<?> again(
      HttpStatus status,
      HttpRequest<?> request,
      Form form,
      Refusal refusal,
      Function<Form, HttpResponse<?>> again) {
    MutableHttpResponse<?> answer =
        again
            .apply(Refusals.mark(form, refusal, language(request)))
            .toMutableResponse()
            .status(status);
    return refusal instanceof Refusal.TooOften often
        ? answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(often.seconds()))
        : answer;
  }

  static Cookie languageCookie(Language language) {
    return Cookie.of(LANGUAGE_COOKIE, language.tag())
        .path("/")
        .httpOnly(true)
        .sameSite(SameSite.Lax)
        .maxAge(LANGUAGE_KEPT);
  }

  /** A path of this site, or the home page for anything that would lead elsewhere. */
  public static String local(@Nullable String path) {
    boolean safe =
        path != null
            && path.startsWith("/")
            && !path.startsWith("//")
            && path.chars().noneMatch(c -> c == '\\' || c < ' ')
            && isAddress(path);
    return path != null && safe ? path : "/";
  }

  private static boolean isAddress(String path) {
    try {
      URI address = new URI(path);
      return address.getScheme() == null && address.getRawAuthority() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Page signedIn(Page page, Viewer viewer) {
    List<NavigationItem> navigation =
        viewer.entries().stream()
            .map(e -> new NavigationItem(page.t().get(e.textKey()), e.href()))
            .toList();
    return page.signedIn(
        page.t().of(viewer.name()), page.t().get(viewer.roleKey()), viewer.zone(), navigation);
  }

  private static @Nullable Flash flash(HttpRequest<?> request, Texts texts) {
    return Cookies.find(request, FLASH_COOKIE).flatMap(c -> flash(c, texts)).orElse(null);
  }

  // A cookie is what its holder makes it: one that we did not write shows nothing.
  private static Optional<Flash> flash(String cookie, Texts texts) {
    try {
      return read(cookie, texts);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Flash> read(String cookie, Texts texts) {
    String[] parts = URLDecoder.decode(cookie, StandardCharsets.UTF_8).split("\\|", -1);
    if (parts.length < 2 || !texts.has(parts[1])) {
      return Optional.empty();
    }
    Object[] arguments = Arrays.stream(parts).skip(2).map(Pages::argument).toArray();
    return Arrays.stream(Tone.values())
        .filter(t -> t.name().equals(parts[0]))
        .findFirst()
        .map(t -> new Flash(t, texts.get(parts[1], arguments)));
  }

  // A number comes back as a number: plural forms are chosen by it.
  private static Object argument(String sent) {
    String text =
        URLDecoder.decode(sent.substring(Math.min(1, sent.length())), StandardCharsets.UTF_8);
    try {
      return sent.charAt(0) == NUMBER ? NumberText.of(text) : text;
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return text;
    }
  }
}
