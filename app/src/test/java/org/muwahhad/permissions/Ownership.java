package org.muwahhad.permissions;

import java.util.Map;

/** Whose a thing is, told by the columns of its row and not by the service. */
final class Ownership {
  private Ownership() {}

  /** Whether the role is limited to what is its own, and the thing has an owner of that kind. */
  static boolean isScoped(Walker.Person person, Map<String, String> thing) {
    return switch (person.role()) {
      case "PROCUREMENT_OFFICER" -> thing.containsKey("entity") || thing.containsKey("person");
      case "NATIONAL_COORDINATOR" -> thing.containsKey("state") || thing.containsKey("person");
      case "BIDDER" -> thing.containsKey("supplier") || thing.containsKey("person");
      default -> thing.containsKey("person");
    };
  }

  static boolean owns(Walker.Person person, Map<String, String> thing) {
    if (thing.containsKey("person")) {
      return thing.get("person").equals(Long.toString(person.id()));
    }
    return switch (person.role()) {
      case "PROCUREMENT_OFFICER" -> person.entity().equals(thing.get("entity"));
      case "NATIONAL_COORDINATOR" -> person.state().equals(thing.get("state"));
      case "BIDDER" -> person.supplier().equals(thing.get("supplier"));
      default -> true;
    };
  }
}
