package org.muwahhad.framework.order;

import static org.muwahhad.framework.order.Ordering.key;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;

/** An order of which its officer and its supplier change the day or the first item. */
record OrderChangeFixture(TestApp app, Ordering ordering, long order) {

  /** To another day, to less of the first item, or to both. */
  ChangeRequest request(@Nullable LocalDate due, @Nullable String left) {
    return new ChangeRequest(
        key(),
        due,
        left == null
            ? null
            : List.of(new ChangeRequest.LeftItem(ordering.item(0), new BigDecimal(left))),
        "نفد جزء من الكمية");
  }

  void change(Actor actor, @Nullable LocalDate due, @Nullable String left) {
    app.get(ChangeOrder.class).run(actor, order, request(due, left));
  }

  long ask(Actor actor, @Nullable LocalDate due, @Nullable String left) {
    return app.get(AskForChange.class).run(actor, order, request(due, left));
  }

  void agree(Actor actor, long change) {
    app.get(AgreeToChange.class).run(actor, order, change);
  }
}
