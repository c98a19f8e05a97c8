package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.organisation.identity.DecideIdentityProposal;
import org.muwahhad.organisation.identity.DisableProvider;
import org.muwahhad.organisation.identity.ProposeCertificate;
import org.muwahhad.organisation.identity.ProposeLink;
import org.muwahhad.organisation.identity.ProposeProvider;
import org.muwahhad.organisation.identity.ProposeScimClient;
import org.muwahhad.organisation.identity.ProviderSettings;
import org.muwahhad.organisation.identity.ViewIdentity;

/**
 * Identity providers of the demonstration: one with a certificate, a link and a program, which is
 * off, since the demonstration reaches none; and one that waits for the second administrator.
 */
@Singleton
class IdentityStory {
  private static final Duration AGO = Duration.ofDays(40);
  private static final String CODE = "kw-demo";

  /** Made for the demonstration; its key was thrown away. */
  private static final String CERTIFICATE =
      """
      MIIDQzCCAiugAwIBAgIUM1juaC+Y5xPYSKqTU6PG/o4ZFD8wDQYJKoZIhvcNAQEL
      BQAwMTEvMC0GA1UEAwwmSWRlbnRpdHkgcHJvdmlkZXIgb2YgdGhlIGRlbW9uc3Ry
      YXRpb24wHhcNMjYxMTMwMTUyMjI4WhcNNDYxMTI1MTUyMjI4WjAxMS8wLQYDVQQD
      DCZJZGVudGl0eSBwcm92aWRlciBvZiB0aGUgZGVtb25zdHJhdGlvbjCCASIwDQYJ
      KoZIhvcNAQEBBQADggEPADCCAQoCggEBAL7zXgmocoZ8VN15MfhA13yT31UUM7rN
      aMDr60EDT43m0j78s1mCZWhLJBpZZOg4C5xKNW8+o3B5mTFOnI+TBeCw9gcMWQZy
      zjxhezdDEFcUmbLcsEwd1AdznAfs5TAe0GW7E5SZ/P5XiXZQ74kFfqxbZyPJj9ae
      C4YzOr9wIQhuzGf4JqyNPRuEI6ktIQb5/fpKnMpLHICIKzUoJ1HUJDVJ5DhJ4gTg
      DIUI5fIexHZVE0/QAL1hwIQEggVeYxLZz1iZZ8c6QmLU+tratYyvFx6mfrbZ22mH
      EibAjKKzztM/aaR1dAuDkkQWntie/JzkW3fjkP0UjhoS4KFxgOMaD60CAwEAAaNT
      MFEwHQYDVR0OBBYEFNEDN/7pYgoCYpmuz71naWaHyM8HMB8GA1UdIwQYMBaAFNED
      N/7pYgoCYpmuz71naWaHyM8HMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQEL
      BQADggEBAK9+1kZPBownAmk3lloxxMGcInbF066XpcpbrwZwc1+1vyCmsypxsOnp
      UuKT8oYYO9T9ri6KB0VVJd366ewXJz3LaHD+SX4MXCydAXk/2WR6D/ceCsdRg/4J
      5wnYEESSPk7a4Zd53tO0/EvPnlJPOvqXmqoFf1UWgH2ZT2+oGoGiOekdqjSRfQ/g
      GKhXYM+PQ62bUc59M56HvtXGe4wpL97+xDgTvFzFYjAjoGxW8eup7q5wjkhWOK2C
      zVgBN03TNU6VqBdzTrh8CXjDic05C15CSui9X3oTBS81aJxkrzOiENCglpuZpxEO
      KyKyNQpioZ2/QUwc03SPVodssxMiL5s=
      """;

  private final ProposeProvider proposeProvider;
  private final ProposeCertificate proposeCertificate;
  private final ProposeLink proposeLink;
  private final ProposeScimClient proposeScimClient;
  private final DecideIdentityProposal decide;
  private final DisableProvider disableProvider;
  private final ViewIdentity view;

  IdentityStory(
      ProposeProvider proposeProvider,
      ProposeCertificate proposeCertificate,
      ProposeLink proposeLink,
      ProposeScimClient proposeScimClient,
      DecideIdentityProposal decide,
      DisableProvider disableProvider,
      ViewIdentity view) {
    this.proposeProvider = proposeProvider;
    this.proposeCertificate = proposeCertificate;
    this.proposeLink = proposeLink;
    this.proposeScimClient = proposeScimClient;
    this.decide = decide;
    this.disableProvider = disableProvider;
    this.view = view;
  }

  void enter(DemoCast cast, Timetable timetable, Instant now) {
    Actor first = cast.person("admin");
    Actor second = cast.person("admin.2");
    timetable.add(
        now.minus(AGO), () -> decide.confirm(second, proposeProvider.run(first, kuwait())));
    timetable.add(
        now.minus(AGO).plusSeconds(60),
        () -> {
          long provider = provider(first);
          decide.confirm(second, proposeCertificate.run(first, provider, CERTIFICATE));
          decide.confirm(
              second,
              proposeLink.run(
                  first,
                  provider,
                  new ProposeLink.NewLink(cast.person("coordinator.kw").login(), "284010100011")));
          decide.confirm(
              second,
              proposeScimClient
                  .run(
                      first,
                      provider,
                      new ProposeScimClient.NewScimClient("ديوان الخدمة المدنية", 365))
                  .proposal());
          disableProvider.run(
              first,
              provider,
              "لا تصل البيانات التجريبية إلى أي جهة هوية – The demonstration reaches no provider");
        });
    timetable.add(now, () -> proposeProvider.run(first, emirates()));
  }

  private long provider(Actor administrator) {
    return view.providers(administrator).stream()
        .filter(p -> p.code().equals(CODE))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static ProposeProvider.NewProvider kuwait() {
    return new ProposeProvider.NewProvider(
        CODE,
        "KW",
        "SAML",
        new ProviderSettings(
            "هوية الكويت (تجريبية)",
            "Identity of Kuwait (demonstration)",
            "https://identity.kw.example/saml",
            "https://identity.kw.example/saml/sso",
            null,
            null,
            null,
            "https://identity.kw.example/saml/slo",
            null,
            null,
            null,
            null,
            "",
            "",
            "",
            "",
            "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract"));
  }

  private static ProposeProvider.NewProvider emirates() {
    return new ProposeProvider.NewProvider(
        "ae-demo",
        "AE",
        "OIDC",
        new ProviderSettings(
            "هوية الإمارات (تجريبية)",
            "Identity of the Emirates (demonstration)",
            "https://identity.ae.example",
            "https://identity.ae.example/authorize",
            "https://identity.ae.example/token",
            "https://identity.ae.example/keys",
            null,
            "https://identity.ae.example/logout",
            "muwahhad",
            "PRIVATE_KEY",
            null,
            "openid",
            "",
            "",
            "",
            "",
            "high"));
  }
}
