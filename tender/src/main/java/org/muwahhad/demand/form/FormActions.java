package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.LineForm;
import org.muwahhad.demand.submission.StandardHint;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;

/**
 * What each button of the form does to its lines, named by the field {@code act}: a word and, after
 * colons, the number of a line (from 0) or of a saved set, and the code of an item.
 */
@Singleton
class FormActions {
  private final DemandForm demandForm;
  private final PastedLines pastedLines;
  private final SetLines setLines;

  FormActions(DemandForm demandForm, PastedLines pastedLines, SetLines setLines) {
    this.setLines = setLines;
    this.demandForm = demandForm;
    this.pastedLines = pastedLines;
  }

  /** The lines after a button was pressed, and what is to be shown below them. */
  record FormState(List<DraftLine> lines, FormPanel panel) {}

  /** The act of a form: its button, or what the enter key means. */
  static String act(Form form) {
    String act = form.text("act").orElse("search");
    // The enter key presses the form's first button: it searches after new words, else it saves.
    boolean newWords =
        form.text("q").isPresent() && !form.value("q").equals(form.value("searched"));
    return act.equals("enter") ? (newWords ? "search" : "save") : act;
  }

  FormState run(Actor actor, SubmissionQueries.SubmissionRow own, Form form, String act) {
    List<DraftLine> lines = LineForm.typed(form);
    String[] words = act.split(":", 3);
    int line = words.length > 1 ? number(words[1]) : -1;
    return switch (words[0]) {
      case "search" ->
          new FormState(
              lines, FormPanel.search(form.value("q"), forLine(form), ofFavourites(form)));
      case "find" -> new FormState(lines, FormPanel.search(textOf(lines, line), line, false));
      case "add" ->
          new FormState(
              added(own, lines, act.substring("add:".length())),
              FormPanel.search(form.value("q"), -1, ofFavourites(form)));
      case "take" -> shown(setLines.plus(actor, own, lines, line));
      case "put" -> shown(put(own, lines, line, words));
      case "standard" -> shown(standard(actor, own, lines, line));
      case "new" -> shown(LineEdits.plusEmpty(lines));
      case "set" -> shown(set(form, lines));
      case "remove" -> shown(LineEdits.minus(lines, line));
      case "duplicate" -> shown(LineEdits.duplicate(lines, line));
      case "up" -> new FormState(LineEdits.move(lines, line, -1), FormPanel.open(line - 1));
      case "down" -> new FormState(LineEdits.move(lines, line, 1), FormPanel.open(line + 1));
      case "line" -> new FormState(lines, FormPanel.open(line));
      case "split" -> shown(split(form, lines, line));
      case "paste" -> new FormState(lines, FormPanel.of(pasted(own, form)));
      case "paste-matched" -> pasted(own, form, lines, false);
      case "paste-all" -> pasted(own, form, lines, true);
      default -> shown(lines);
    };
  }

  private static FormState shown(List<DraftLine> lines) {
    return new FormState(lines, FormPanel.NONE);
  }

  private List<DraftLine> added(
      SubmissionQueries.SubmissionRow own, List<DraftLine> lines, String item) {
    return LineEdits.plus(lines, item, demandForm.price(own, item));
  }

  private List<DraftLine> put(
      SubmissionQueries.SubmissionRow own, List<DraftLine> lines, int line, String[] words) {
    return words.length < 3
        ? lines
        : LineEdits.put(lines, line, words[2], demandForm.price(own, words[2]));
  }

  private List<DraftLine> standard(
      Actor actor, SubmissionQueries.SubmissionRow own, List<DraftLine> lines, int line) {
    if (!LineEdits.isThere(lines, line)) {
      return lines;
    }
    DraftLine odd = lines.get(line);
    Optional<StandardHint> hint = demandForm.hint(actor, own, odd.item(), odd.quantity());
    BigDecimal quantity = hint.map(StandardHint::quantity).orElse(null);
    if (hint.isEmpty() || quantity == null) {
      return lines;
    }
    String item = hint.get().standard().itemCode();
    return LineEdits.standard(lines, line, item, demandForm.price(own, item), quantity);
  }

  private PastedLines.Review pasted(SubmissionQueries.SubmissionRow own, Form form) {
    return pastedLines.review(
        own.id(), form.value("pasted"), number -> form.value("pasted-column-" + number));
  }

  // While a column is not known, the question stands again and nothing is added.
  private FormState pasted(
      SubmissionQueries.SubmissionRow own, Form form, List<DraftLine> lines, boolean all) {
    PastedLines.Review review = pasted(own, form);
    return review.isUnderstood()
        ? shown(plus(lines, demandForm.priced(own, review.lines(all))))
        : new FormState(lines, FormPanel.of(review));
  }

  private static List<DraftLine> plus(List<DraftLine> lines, List<DraftLine> more) {
    List<DraftLine> all = new ArrayList<>(lines.stream().filter(l -> !l.isBlank()).toList());
    all.addAll(more);
    return all;
  }

  private static List<DraftLine> set(Form form, List<DraftLine> lines) {
    List<String> chosen = form.values("chosen");
    if (chosen.isEmpty()) {
      throw new Refusal.RuleBroken("demand.set-none-chosen");
    }
    return LineEdits.set(lines, Set.copyOf(chosen), field -> form.value("set-" + field.code()));
  }

  private static List<DraftLine> split(Form form, List<DraftLine> lines, int line) {
    if (!LineEdits.isThere(lines, line)) {
      return lines;
    }
    List<LineSplit.SiteShare> shares = new ArrayList<>();
    for (String site : form.values("split-sites")) {
      BigDecimal weight = form.decimal("split-weight-" + site).orElse(BigDecimal.ONE);
      shares.add(new LineSplit.SiteShare(site, weight));
    }
    if (shares.isEmpty()) {
      shares.add(new LineSplit.SiteShare(lines.get(line).text(LineField.SITE), BigDecimal.ONE));
    }
    int quarters = form.decimal("split-quarters").map(BigDecimal::intValue).orElse(1);
    return LineEdits.replace(lines, line, new LineSplit(shares, quarters).of(lines.get(line)));
  }

  private static int forLine(Form form) {
    return form.text("searchedFor").map(FormActions::number).orElse(-1);
  }

  private static boolean ofFavourites(Form form) {
    return form.chosen("favourites", "true");
  }

  private static String textOf(List<DraftLine> lines, int line) {
    return LineEdits.isThere(lines, line) ? lines.get(line).item() : "";
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }
}
