package org.muwahhad.tender;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/**
 * The page on which a conflict of interest learned of later is declared: what follows from it is
 * said first, then what was typed is shown once more, and only then it binds.
 */
@Singleton
public class ConflictPages {
  private static final String CONFIRMED = "confirmed";
  private final Pages pages;

  ConflictPages(Pages pages) {
    this.pages = pages;
  }

  /**
   * What is declared where.
   *
   * @param tender number of the tender
   * @param action address of the page, which the form is sent to
   * @param back where to go without declaring
   * @param after where to go once declared
   * @param effects keys of the texts that say what follows
   * @param warnings texts of what can then no longer be done, in the reader's language
   */
  public record DeclarationPlace(
      String tender,
      String action,
      String back,
      String after,
      List<String> effects,
      List<String> warnings) {
    public DeclarationPlace {
      effects = List.copyOf(effects);
      warnings = List.copyOf(warnings);
    }
  }

  /** The empty form. */
  public ModelAndView<?> form(HttpRequest<?> request, DeclarationPlace place) {
    return page(request, place, Form.empty(), false);
  }

  /**
   * What was sent: shown for review the first time, declared when it was confirmed there.
   *
   * @param declare takes the statement
   */
  public HttpResponse<?> send(
      HttpRequest<?> request, String body, DeclarationPlace place, Consumer<String> declare) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          String statement = LearnConflict.checked(form.value("statement"));
          if (!form.chosen(CONFIRMED, "yes")) {
            return HttpResponse.ok(page(request, place, form, true));
          }
          declare.accept(statement);
          return Pages.redirect(place.after(), Tone.GOOD, "tender.conflict-recorded");
        },
        marked -> page(request, place, marked, false));
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, DeclarationPlace place, Form form, boolean review) {
    Page page = pages.of(request);
    return new ModelAndView<>(
        "tender/conflict",
        Map.of(
            "page",
            page.titled(review ? "tender.conflict-review" : "tender.conflict-title", place.tender())
                .below(page.t().get("tender.conflict-back"), place.back()),
            "place",
            place,
            "form",
            form,
            "review",
            review));
  }
}
