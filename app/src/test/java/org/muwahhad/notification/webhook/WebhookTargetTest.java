package org.muwahhad.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.shared.PublicNetwork;

/** Notices go to public addresses alone. */
class WebhookTargetTest {
  @Test
  void a_name_that_nobody_knows_and_one_of_an_inner_network_are_the_same() {
    assertThatThrownBy(() -> PublicNetwork.lookUp("localhost", false))
        .isInstanceOf(UnknownHostException.class);
    assertThatThrownBy(() -> PublicNetwork.lookUp("nobody.invalid", false))
        .isInstanceOf(UnknownHostException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.9",
        "192.168.1.1",
        "169.254.169.254",
        "192.88.99.1",
        "100.64.0.1",
        "0.0.0.0",
        "198.18.0.1",
        "203.0.113.5",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::ffff:10.0.0.1",
        "fe80::1",
        "fd00::1",
        "64:ff9b::a00:1",
        "2001:db8::1",
        "2002:a00:1::1"
      })
  void private_and_special_addresses_are_not_called(String address) throws UnknownHostException {
    assertThat(PublicNetwork.isPublic(InetAddress.getByName(address))).isFalse();
    String host = address.contains(":") ? "[" + address + "]" : address;
    assertThat(new WebhookTarget(false).find("https://" + host + "/hook")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://buyer.example/hook",
        "https://user:secret@buyer.example/",
        "ftp://buyer.example/",
        "https://localhost/",
        "https://buyer.example/#part",
        "https:///hook",
        "no address"
      })
  void nor_is_what_is_no_plain_public_https_address(String url) {
    assertThat(new WebhookTarget(false).find(url)).isEmpty();
  }

  @Test
  void public_addresses_are_and_names_are_looked_up_when_something_is_sent()
      throws UnknownHostException {
    WebhookTarget target = new WebhookTarget(false);

    assertThat(target.find("https://erp.ministry.example:8443/hook?x=1")).isPresent();
    assertThat(target.find("https://8.8.8.8/")).isPresent();
    assertThat(PublicNetwork.isPublic(InetAddress.getByName("2a00:1450:4001::1"))).isTrue();
    assertThatThrownBy(() -> target.lookUp("localhost"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not public");
  }
}
