package org.muwahhad.tender;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
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
  private final Answers answers;

  ConflictPages(Answers answers) {
    this.answers = answers;
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
  public HttpResponse<String> form(DeclarationPlace place) {
    return page(place, false);
  }

  /**
   * What was sent: shown for review the first time, declared when it was confirmed there.
   *
   * @param declare takes the statement
   */
  public HttpResponse<String> send(DeclarationPlace place, Consumer<String> declare) {
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () -> {
              String statement = LearnConflict.checked(form.value("statement"));
              boolean confirmed = form.chosen(CONFIRMED, "yes");
              if (confirmed) {
                declare.accept(statement);
              }
              return confirmed;
            })
        .then(
            confirmed ->
                confirmed
                    ? Pages.redirect(place.after(), Tone.GOOD, "tender.conflict-recorded")
                    : page(place, true))
        .showing(() -> page(place, false));
  }

  private HttpResponse<String> page(DeclarationPlace place, boolean review) {
    return answers.page("tender/conflict", page -> model(page, place, review));
  }

  private static Map<String, Object> model(Page page, DeclarationPlace place, boolean review) {
    return Map.of(
        "page",
        page.titled(review ? "tender.conflict-review" : "tender.conflict-title", place.tender())
            .below(page.t().get("tender.conflict-back"), place.back()),
        "place",
        place,
        "review",
        review);
  }
}
