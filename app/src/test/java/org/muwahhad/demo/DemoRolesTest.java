package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.access.Role;
import org.muwahhad.seeds.demo.DemoRole;

/** The seeds know nothing of the service, so they name the roles once more. */
class DemoRolesTest {
  @Test
  void the_demonstration_knows_the_same_roles_as_the_service() {
    assertThat(names(DemoRole.values())).isEqualTo(names(Role.values()));
  }

  private static List<String> names(Enum<?>[] roles) {
    return Arrays.stream(roles).map(Enum::name).toList();
  }
}
