package org.muwahhad.reporting.figures;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;

/** People who ask for reports. */
public final class Readers {
  public static final Actor BUYER = who(Role.CENTRAL_BUYER);

  private Readers() {}

  static Actor who(Role role) {
    return who(role, null, null);
  }

  static Actor coordinatorOf(String state) {
    return who(Role.NATIONAL_COORDINATOR, state, null);
  }

  static Actor officerOf(String state, long entity) {
    return who(Role.PROCUREMENT_OFFICER, state, entity);
  }

  private static Actor who(Role role, @Nullable String state, @Nullable Long entity) {
    Bilingual name = new Bilingual("قارئ", "Reader");
    return new Actor(
        1,
        "reader",
        name,
        name,
        ZoneId.of("Asia/Riyadh"),
        List.of(new Grant(role, state, entity, null)));
  }
}
