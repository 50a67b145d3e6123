// Made from specs/openapi/interaction.yaml by "npm run generate"; edits are lost.

/** The schemas of the document by name. */
export interface Schemas {
  /** An error as OAuth 2.0 shapes it. */
  readonly Error: {
    /** A code for programs. */
    readonly error: string
    /** A sentence for developers. */
    readonly error_description?: string
    /** A page about the error. */
    readonly error_uri?: string
  }
}

/** What the operations of the document take and give, by operationId. */
export interface Operations {
  /** Show the login page */
  readonly showLogin: {
    readonly parameters: {
      readonly query?: {
        readonly interaction?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'text/html': string
      }
      readonly '302': undefined
      readonly '303': undefined
      readonly '400': {
        readonly 'text/html': string
      }
      readonly '403': {
        readonly 'text/html': string
      }
      readonly '404': {
        readonly 'text/html': string
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Sign in */
  readonly submitLogin: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': {
        /** The request that waits for the person. */
        readonly interaction?: string
        /** Proves that the form came from this page. */
        readonly csrf?: string
        /** Who signs in. */
        readonly username?: string
        /** The password. */
        readonly password?: string
        /** User name of the person who was clicked on; a mock needs no password for that. */
        readonly person?: string
        /** What the pressed button says, cancel or continue (with the account that is signed in). */
        readonly action?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'text/html': string
      }
      readonly '302': undefined
      readonly '303': undefined
      readonly '400': {
        readonly 'text/html': string
      }
      readonly '401': {
        readonly 'text/html': string
      }
      readonly '403': {
        readonly 'text/html': string
      }
      readonly '404': {
        readonly 'text/html': string
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '413': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '415': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Show the consent page */
  readonly showConsent: {
    readonly parameters: {
      readonly query?: {
        readonly interaction?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'text/html': string
      }
      readonly '302': undefined
      readonly '303': undefined
      readonly '400': {
        readonly 'text/html': string
      }
      readonly '403': {
        readonly 'text/html': string
      }
      readonly '404': {
        readonly 'text/html': string
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Allow or deny */
  readonly submitConsent: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': {
        /** The request that waits for the person. */
        readonly interaction?: string
        /** Proves that the form came from this page. */
        readonly csrf?: string
        /** What the pressed button says, such as allow or deny. */
        readonly action?: string
        /** A scope that is allowed; may be repeated. */
        readonly scope?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'text/html': string
      }
      readonly '302': undefined
      readonly '303': undefined
      readonly '400': {
        readonly 'text/html': string
      }
      readonly '401': {
        readonly 'text/html': string
      }
      readonly '403': {
        readonly 'text/html': string
      }
      readonly '404': {
        readonly 'text/html': string
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '413': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '415': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Show where a device code is typed */
  readonly showDevice: {
    readonly parameters: {
      readonly query?: {
        readonly user_code?: string
        readonly interaction?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'text/html': string
      }
      readonly '302': undefined
      readonly '303': undefined
      readonly '400': {
        readonly 'text/html': string
      }
      readonly '403': {
        readonly 'text/html': string
      }
      readonly '404': {
        readonly 'text/html': string
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Confirm a device */
  readonly submitDevice: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': {
        /** The request that waits for the person. */
        readonly interaction?: string
        /** Proves that the form came from this page. */
        readonly csrf?: string
        /** What the device shows. */
        readonly user_code?: string
        /** What the pressed button says, such as allow or deny. */
        readonly action?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'text/html': string
      }
      readonly '302': undefined
      readonly '303': undefined
      readonly '400': {
        readonly 'text/html': string
      }
      readonly '401': {
        readonly 'text/html': string
      }
      readonly '403': {
        readonly 'text/html': string
      }
      readonly '404': {
        readonly 'text/html': string
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '413': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '415': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Ask whether to sign out */
  readonly showLogout: {
    readonly parameters: {
      readonly query?: {
        readonly interaction?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'text/html': string
      }
      readonly '302': undefined
      readonly '303': undefined
      readonly '400': {
        readonly 'text/html': string
      }
      readonly '403': {
        readonly 'text/html': string
      }
      readonly '404': {
        readonly 'text/html': string
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Sign out or stay */
  readonly submitLogout: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': {
        /** The request that waits for the person. */
        readonly interaction?: string
        /** Proves that the form came from this page. */
        readonly csrf?: string
        /** What the pressed button says, such as logout or stay. */
        readonly action?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'text/html': string
      }
      readonly '302': undefined
      readonly '303': undefined
      readonly '400': {
        readonly 'text/html': string
      }
      readonly '401': {
        readonly 'text/html': string
      }
      readonly '403': {
        readonly 'text/html': string
      }
      readonly '404': {
        readonly 'text/html': string
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '413': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '415': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Say that the session is over */
  readonly showLoggedOut: {
    readonly parameters: {
      readonly query?: {
        readonly interaction?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'text/html': string
      }
      readonly '302': undefined
      readonly '303': undefined
      readonly '400': {
        readonly 'text/html': string
      }
      readonly '403': {
        readonly 'text/html': string
      }
      readonly '404': {
        readonly 'text/html': string
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
}
