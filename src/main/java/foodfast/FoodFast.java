package foodfast;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The REST application: every HTTP door below {@code /api}. */
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
public class FoodFast extends Application {}
