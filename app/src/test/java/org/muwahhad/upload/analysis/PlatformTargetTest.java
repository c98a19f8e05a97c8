package org.muwahhad.upload.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which platforms files are sent to. */
class PlatformTargetTest {
  @Test
  void files_go_to_public_hosts_by_https_or_to_those_that_the_operator_names() {
    PlatformTarget target = new PlatformTarget("sandbox.intra, 127.0.0.1");

    assertThat(target.find("https://analysis.cert.example/api")).isPresent();
    assertThat(target.find("http://sandbox.intra:8080/")).isPresent();
    for (String refused :
        List.of(
            "http://analysis.cert.example/",
            "https://localhost/",
            "https://user@analysis.cert.example/",
            "https://analysis.cert.example/?a=b",
            "file:///etc/passwd",
            "gopher://sandbox.intra/")) {
      assertThat(target.find(refused)).as(refused).isEmpty();
    }
    assertThatThrownBy(() -> new PlatformTarget("").requireReachable("localhost"))
        .hasMessageContaining("not public");
  }
}
