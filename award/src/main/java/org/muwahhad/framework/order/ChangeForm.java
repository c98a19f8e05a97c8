package org.muwahhad.framework.order;

import java.util.List;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;

/** The form of a change: a day, a reason, and a box for what is left of every item. */
final class ChangeForm {
  private static final String ITEMS = "items[";
  private final List<CallOffQueries.CallOffLine> changed;
  private final Form form;

  ChangeForm(List<CallOffQueries.CallOffLine> lines, Form form) {
    this.form = form;
    this.changed = lines.stream().filter(l -> form.text(field(l)).isPresent()).toList();
  }

  /** What it asks for. */
  ChangeRequest read() {
    return new ChangeRequest(
        form.value("requestKey"),
        form.date("dueOn").orElse(null),
        changed.stream()
            .map(
                l -> new ChangeRequest.LeftItem(l.lotItemId(), form.decimal(field(l)).orElse(null)))
            .toList(),
        form.value("reason"));
  }

  /** Does an act, of which the faults are put to the fields of the form. */
  void tell(Runnable act) {
    if (form.text("dueOn").isPresent() && form.date("dueOn").isEmpty()) {
      throw new Refusal.InvalidInput("dueOn", "shared.not-a-date");
    }
    try {
      act.run();
    } catch (Refusal.InvalidInput refusal) {
      throw new Refusal.InvalidInput(
          refusal.faults().stream()
              .map(f -> new Refusal.Fault(named(f.field()), code(f), f.arguments()))
              .toList());
    }
  }

  private String named(String path) {
    if (!path.startsWith(ITEMS)) {
      return path.equals("items") ? "" : path;
    }
    int at = Integer.parseInt(path.substring(ITEMS.length(), path.indexOf(']')));
    return field(changed.get(at));
  }

  private static String code(Refusal.Fault fault) {
    return fault.field().startsWith(ITEMS) && fault.code().equals("shared.missing")
        ? "shared.not-a-number"
        : fault.code();
  }

  private static String field(CallOffQueries.CallOffLine line) {
    return "left-" + line.lotItemId();
  }
}
