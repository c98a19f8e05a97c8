package org.muwahhad.plan.joint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.CsvFile;
import org.muwahhad.web.Texts;

/** A joint plan as comma-separated values: one row for each group of categories. */
final class JointPlanFile {
  private JointPlanFile() {}

  static byte[] csv(Texts t, ViewJointPlans.JointPlanView view) {
    StringBuilder out = new StringBuilder();
    try (CsvFile file = new CsvFile(out)) {
      file.row(
          t.get("plan.year"),
          t.get("plan.edition"),
          t.get("plan.code"),
          t.get("plan.category"),
          t.get("plan.column.q1"),
          t.get("plan.column.q2"),
          t.get("plan.column.q3"),
          t.get("plan.column.q4"),
          t.get("plan.total"),
          t.get("plan.currency"),
          t.get("plan.figure-editions"));
      for (JointNeeds need : view.needs()) {
        file.row(
            view.plan().year(),
            view.plan().edition(),
            need.code(),
            t.of(need.name()),
            figure(need, 0),
            figure(need, 1),
            figure(need, 2),
            figure(need, 3),
            need.total().amount(),
            view.plan().currency(),
            editions(need));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The figure of a quarter, from 0; null where none is published, which is not zero. */
  private static @Nullable BigDecimal figure(JointNeeds need, int quarter) {
    return need.editions().get(quarter) == 0 ? null : need.quarters().get(quarter).amount();
  }

  /** Of which edition the figure of each quarter is; 0 where there is none. */
  private static String editions(JointNeeds need) {
    return need.editions().stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
