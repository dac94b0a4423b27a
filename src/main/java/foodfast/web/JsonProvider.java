package foodfast.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Gives the doors and whoever injects a {@link Jsonb} the one strict JSON binding. */
@Provider
@ApplicationScoped
public class JsonProvider implements ContextResolver<Jsonb> {
  private static final Jsonb STRICT = new StrictJson();

  @Override
  public Jsonb getContext(Class<?> type) {
    return STRICT;
  }

  @Produces
  Jsonb jsonb() {
    return STRICT;
  }
}
