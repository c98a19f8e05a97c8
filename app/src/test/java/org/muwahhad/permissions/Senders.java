package org.muwahhad.permissions;

import io.micronaut.security.annotation.Secured;
import io.micronaut.web.router.UriRouteInfo;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** People who may send bodies to an address, each signed in once. */
final class Senders {
  private final TestApp app;
  private final World world;
  private final Map<Role, Browserless> signedIn = new EnumMap<>(Role.class);

  Senders(TestApp app, World world) {
    this.app = app;
    this.world = world;
  }

  /** The first role that the address answers; a central buyer where it leaves that to the act. */
  static Role roleOf(UriRouteInfo<?, ?> route) {
    List<String> roles =
        List.of(route.getTargetMethod().getDeclaredMetadata().stringValues(Secured.class));
    return Arrays.stream(Role.values())
        .filter(r -> roles.contains(r.name()))
        .findFirst()
        .orElse(Role.CENTRAL_BUYER);
  }

  Browserless of(Role role) {
    return signedIn.computeIfAbsent(role, r -> Browserless.signedInAs(app, person(r)));
  }

  private Actor person(Role role) {
    return switch (role) {
      case BIDDER -> world.aBidderFor(world.aSupplier());
      case PROCUREMENT_OFFICER -> world.anOfficerOf(world.anEntityIn("KW"));
      case NATIONAL_COORDINATOR -> world.aPersonWho(role, "KW");
      default -> world.aPersonWho(role);
    };
  }
}
