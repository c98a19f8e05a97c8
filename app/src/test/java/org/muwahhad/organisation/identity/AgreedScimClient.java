package org.muwahhad.organisation.identity;

import java.util.Locale;
import org.muwahhad.TestApp;
import org.muwahhad.World;

/** A program of a state on which two administrators agreed: it tells who of its people joined. */
public final class AgreedScimClient {
  private AgreedScimClient() {}

  /** Its token. */
  public static String token(TestApp app, World world, String state) throws Exception {
    ProviderFixture fixture = new ProviderFixture(app, world);
    String code = ProviderFixture.code(state.toLowerCase(Locale.ROOT));
    long provider =
        fixture.samlProvider(code, state, new SamlDouble("https://idp." + code + ".example"));
    ProposeScimClient.ProposedScimClient made =
        app.get(ProposeScimClient.class)
            .run(fixture.first, provider, new ProposeScimClient.NewScimClient("Personnel", 30));
    fixture.confirm(made.proposal());
    return made.token();
  }
}
